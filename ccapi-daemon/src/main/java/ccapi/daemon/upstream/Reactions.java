package ccapi.daemon.upstream;

import ccapi.daemon.upstream.Verdict.AuthFailed;
import ccapi.daemon.upstream.Verdict.ClientFault;
import ccapi.daemon.upstream.Verdict.Cooldown;
import ccapi.daemon.upstream.Verdict.Fault;
import ccapi.daemon.upstream.Verdict.ModelUnavailable;
import ccapi.daemon.upstream.Verdict.NeedsLogin;
import ccapi.daemon.upstream.Verdict.Scope;
import ccapi.daemon.upstream.Verdict.Transient;
import ccapi.shared.account.AccountType;
import ccapi.shared.account.Health;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Tells what an upstream's refusal means: whose fault it is, and how long the account must rest. Pure.
///
/// Error codes decide first, because the same code comes with different statuses and inside of 200 streams; the
/// status decides where there is no code. Wordings are the last resort.
public final class Reactions {
    // an account without money or plan is looked at again after this long: somebody may have paid
    private static final Duration UNPAID = Duration.ofMinutes(30);

    private static final Set<String> CLIENT = Set.of(
            "context_length_exceeded",
            "cyber_policy",
            "content_policy_violation",
            "content_filter",
            "invalid_prompt",
            "invalid_encrypted_content",
            "request_too_large",
            "claude_code_version_too_old",
            "tool_name_conflict",
            "image_dimensions_too_large",
            "string_above_max_length");
    private static final Set<String> UNPAID_CODES = Set.of(
            "insufficient_quota",
            "billing_error",
            "billing_not_active",
            "billing_hard_limit_reached",
            "usage_not_included",
            "organization_on_hold",
            "deactivated_workspace",
            "credit_balance_too_low");
    private static final Set<String> SPENT = Set.of(
            "enforced_spend_limit_reached", "contract_spend_limit_reached",
            "linked_organization_spend_limit_reached", "workspace_spend_limit_reached");
    private static final Set<String> OVERLOADED = Set.of("overloaded_error", "server_is_overloaded", "slow_down");
    private static final Set<String> TOO_FAST =
            Set.of("rate_limit_error", "rate_limit_exceeded", "ramp_limit_exceeded");
    private static final Set<String> GONE = Set.of("token_revoked", "token_invalidated", "account_deactivated");

    private final AccountType type;
    private final UpstreamHeaders headers;
    private final ErrorBody error;
    private final Instant now;

    private Reactions(AccountType type, UpstreamHeaders headers, byte[] body, Instant now) {
        this.type = type;
        this.headers = headers;
        this.error = ErrorBody.read(body, now);
        this.now = now;
    }

    /// Judges an answer that is not 2xx.
    ///
    /// @param body the first bytes of it, 64 KiB are enough
    public static Verdict judge(AccountType type, int status, UpstreamHeaders headers, byte[] body, Instant now) {
        Reactions reactions = new Reactions(type, headers, body, now);
        Verdict byCode = reactions.byCode();
        return byCode == null ? reactions.byStatus(status) : byCode;
    }

    /// Judges an error inside a 200 stream: an `error` event of either protocol, or `response.failed`.
    ///
    /// @param headers of the answer that the event is part of
    /// @param data    the event's JSON
    public static Verdict judgeEvent(AccountType type, UpstreamHeaders headers, byte[] data, Instant now) {
        Reactions reactions = new Reactions(type, headers, data, now);
        Verdict byCode = reactions.byCode();
        if (byCode != null) {
            return byCode;
        }
        return switch (reactions.error.codes().stream().findFirst().orElse("")) {
            case "invalid_request_error", "not_supported_error" -> new ClientFault(reactions.said("in the stream"));
            case "authentication_error" -> new AuthFailed(reactions.said("in the stream"));
            default -> new Transient(Fault.ANSWER, reactions.said("in the stream"));
        };
    }

    /// Judges that no answer came.
    public static Verdict noAnswer(UpstreamException failure) {
        return new Transient(Fault.CONNECTION, String.valueOf(failure.getMessage()));
    }

    /// Judges that an answer took too long.
    ///
    /// @param what what was waited for, e.g. `no answer within 120 s`
    public static Verdict timedOut(String what) {
        return new Transient(Fault.TIMEOUT, what);
    }

    private @Nullable Verdict byCode() {
        if (error.hasAny(CLIENT)) {
            return new ClientFault(error.gist());
        }
        if (error.hasCode("usage_limit_reached")) {
            return throttle().planFull();
        }
        if (error.hasAny(SPENT)) {
            return new Cooldown(Health.LIMITED, Scope.ACCOUNT, whenSpendingStartsAnew(), error.gist());
        }
        if (error.hasAny(UNPAID_CODES) || error.mentions("credit balance is too low")) {
            return new Cooldown(Health.LIMITED, Scope.ACCOUNT, now.plus(UNPAID), error.gist());
        }
        if (error.hasAny(OVERLOADED)) {
            return overloaded(Scope.ACCOUNT);
        }
        if (error.mentions("model is at capacity")) {
            return overloaded(new Scope.AskedModel());
        }
        if (error.hasAny(TOO_FAST)) {
            return throttle().tooMany();
        }
        if (error.hasAny(GONE)) {
            return new NeedsLogin(error.gist());
        }
        if (error.hasCode("token_expired")) {
            return new AuthFailed(error.gist());
        }
        return isAboutModel() ? new ModelUnavailable(error.gist()) : null;
    }

    private Verdict byStatus(int status) {
        return switch (status) {
            case 401 -> new AuthFailed(said("401"));
            case 402 -> new Cooldown(Health.LIMITED, Scope.ACCOUNT, now.plus(UNPAID), said("402"));
            case 403 -> forbidden();
            case 404 -> notFound();
            case 408 -> new Transient(Fault.TIMEOUT, said("408"));
            case 429 -> throttle().tooMany();
            case 529 -> overloaded(Scope.ACCOUNT);
            default -> status >= 400 && status < 500 ? clientFault(status) : serverFault(status);
        };
    }

    private Verdict forbidden() {
        if (error.mentions("token has been revoked")) {
            return new AuthFailed(said("403"));
        }
        if (error.mentions("organization has been disabled")) {
            return new Cooldown(Health.LIMITED, Scope.ACCOUNT, now.plus(UNPAID), said("403"));
        }
        // a web page is the CDN's doing, not the provider's word about the account
        return error.isJson()
                ? new ClientFault(said("403"))
                : new Transient(Fault.ANSWER, "403 with " + (error.isHtml() ? "a web page (CDN)" : "no JSON"));
    }

    // an API that answers 404 without a word of JSON is not there: most likely the base URL is wrong
    private Verdict notFound() {
        return error.isJson()
                ? new ModelUnavailable(said("404"))
                : new Transient(Fault.ANSWER, "404 without JSON; is the base URL right?");
    }

    private Verdict clientFault(int status) {
        return "true".equals(headers.first("x-should-retry"))
                ? new Transient(Fault.ANSWER, said(String.valueOf(status)))
                : new ClientFault(said(String.valueOf(status)));
    }

    private Verdict serverFault(int status) {
        if (status >= 500 && "false".equals(headers.first("x-should-retry"))) {
            return new ClientFault(said(String.valueOf(status)));
        }
        return new Transient(Fault.ANSWER, said(String.valueOf(status)));
    }

    private Verdict overloaded(Scope scope) {
        Instant until = HeaderTimes.retryAfter(headers, now);
        return new Cooldown(Health.OVERLOADED, scope, until == null ? throttle().said() : until, error.gist());
    }

    private Instant whenSpendingStartsAnew() {
        Instant reset = error.resetsAt();
        Instant until = reset == null ? HeaderTimes.retryAfter(headers, now) : reset;
        return until == null ? now.plus(UNPAID) : until;
    }

    private boolean isAboutModel() {
        return error.hasCode("model_not_found")
                || error.mentions("model is not supported when using codex")
                || error.hasCode("model_not_supported");
    }

    private Throttle throttle() {
        return new Throttle(type, headers, error, now);
    }

    private String said(String where) {
        return where + " " + error.gist();
    }
}
