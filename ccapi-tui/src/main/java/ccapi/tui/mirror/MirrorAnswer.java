package ccapi.tui.mirror;

import ccapi.shared.mirror.MintResult;
import ccapi.shared.mirror.MirrorAccount;
import ccapi.shared.mirror.MirrorStatus;
import ccapi.tui.page.Answer;
import java.util.List;

/// What calls about the mirror pool bring back, or a decision to mint.
public sealed interface MirrorAnswer extends Answer {
    /// Whether the minter can be used.
    record Known(MirrorStatus status) implements MirrorAnswer {}

    /// What the minter lists.
    record Listed(List<MirrorAccount> accounts) implements MirrorAnswer {}

    /// How one mint ended.
    record Minted(MintResult result) implements MirrorAnswer {}

    /// These are to be minted, one after the other.
    record Wanted(List<MirrorAccount> accounts) implements MirrorAnswer {}
}
