package ccapi.daemon.account;

import ccapi.shared.account.AccountType;
import java.time.Instant;

/// What is known of an account besides its secret and how it is doing: what the operator set, and whose login it is.
///
/// @param source where it came from: `manual`, `codex-auth`, `claude-credentials`, `mirror:<id>`, `demo`
record Profile(
        AccountInfo info,
        boolean enabled,
        boolean draining,
        String note,
        String source,
        Holder holder,
        Instant createdAt) {
    String id() {
        return info.id();
    }

    String name() {
        return info.name();
    }

    AccountType type() {
        return info.type();
    }

    Profile withInfo(AccountInfo changed, String changedNote) {
        return new Profile(changed, enabled, draining, changedNote, source, holder, createdAt);
    }

    Profile withHolder(Holder found) {
        return new Profile(info, enabled, draining, note, source, found, createdAt);
    }

    Profile withSource(String where) {
        return new Profile(info, enabled, draining, note, where, holder, createdAt);
    }

    Profile withSwitches(boolean isEnabled, boolean isDraining) {
        return new Profile(info, isEnabled, isDraining, note, source, holder, createdAt);
    }
}
