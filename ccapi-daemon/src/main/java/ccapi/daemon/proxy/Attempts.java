package ccapi.daemon.proxy;

import ccapi.daemon.account.Credential;
import ccapi.daemon.account.Lease;
import ccapi.daemon.account.NoneNow;
import ccapi.daemon.account.SessionKey;
import ccapi.daemon.account.SessionReader;
import ccapi.daemon.account.Wanted;
import ccapi.daemon.apikey.ClientKey;
import ccapi.daemon.proxy.ClientBodies.Outcome.Whole;
import ccapi.daemon.proxy.ClientReply.ClientError;
import ccapi.daemon.proxy.ClientStream.ClientGoneException;
import ccapi.daemon.proxy.Relay.Relayed;
import ccapi.daemon.sse.SseParser.EventTooLongException;
import ccapi.daemon.translate.Failure;
import ccapi.daemon.translate.Untranslatable;
import ccapi.daemon.upstream.Reactions;
import ccapi.daemon.upstream.UpstreamAnswer;
import ccapi.daemon.upstream.UpstreamException;
import ccapi.daemon.upstream.UpstreamHeaders;
import ccapi.daemon.upstream.Verdict;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerRequestHeaders;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Tries accounts one after the other until one has served the request or none is left. After the first byte to the
/// client there is no second try.
final class Attempts {
    // more than any pool needs to find a healthy account, few enough that a hopeless request ends soon
    private static final int MAX = 10;
    private static final int MAX_REFUSAL = 64 * 1024;

    private final Proxy proxy;
    private final ClientReply reply;
    private final Flight flight;
    private final Ledger ledger;
    private final Wanted wanted;
    private final Route route;
    private final String tier;
    private final Set<String> tried = new HashSet<>();
    // the newest, which tells the client more than anything else when nobody is left
    private @Nullable Verdict last;

    /// Lets go before the answer's connection is given back.
    private interface Hold extends AutoCloseable {
        @Override
        void close();
    }

    /// What follows when a request was sent once.
    private enum Next {
        /// Nothing: it has been answered or ended.
        DONE,
        /// The same account, without what it could not read.
        AGAIN,
        /// The same account with a fresh credential.
        RENEW,
        /// Another account.
        ANOTHER
    }

    Attempts(
            Proxy proxy,
            ServerRequest request,
            ClientReply reply,
            Flight flight,
            Ledger ledger,
            ClientKey key,
            RequestScan scan,
            Whole body,
            String id,
            Instant arrived) {
        this.proxy = proxy;
        this.reply = reply;
        this.flight = flight;
        this.ledger = ledger;
        this.tier = scan.tier();
        ServerRequestHeaders headers = request.headers();
        SessionKey named = SessionReader.ofHeaders(
                name -> headers.first(HeaderNames.create(name)).orElse(null));
        SessionKey session = named == null ? scan.session() : named;
        this.route = new Route(proxy, request, reply, flight, ledger, scan, body, id, arrived, session);
        this.wanted = new Wanted(
                key.id(),
                key.name(),
                key.accounts(),
                scan.model(),
                proxy.affordable(key, scan.tier()),
                Route.typesFor(reply.dialect()),
                session,
                arrived.plus(proxy.config().get().timeouts().queue()));
    }

    void run() {
        try {
            while (tried.size() < MAX) {
                flight.queued();
                switch (proxy.selector().next(wanted, tried)) {
                    case NoneNow none -> {
                        nobody(none);
                        return;
                    }
                    case Lease lease -> {
                        try (lease) {
                            if (attempt(lease)) {
                                return;
                            }
                        }
                    }
                }
            }
            nobody(new NoneNow(NoneNow.Kind.UNAVAILABLE, List.of(), null, List.of("tried " + MAX + " accounts")));
        } catch (InterruptedException e) {
            ended(Tally.NOTHING);
        } catch (Untranslatable e) {
            ledger.note("cannot be translated: " + e.getMessage());
            ClientError error = ClientError.of(400, "invalid_request_error", String.valueOf(e.getMessage()));
            ledger.book(Tally.NOTHING, 400, "refused", error.message());
            reply.error(error);
        }
    }

    /// One account.
    ///
    /// @return whether the request has been answered or ended
    private boolean attempt(Lease lease) throws InterruptedException {
        ledger.notes(lease.trace());
        tried.add(lease.account().id());
        Credential credential = lease.credential();
        boolean renewed = false;
        while (true) {
            switch (send(lease, credential)) {
                case DONE -> {
                    return true;
                }
                case ANOTHER -> {
                    return false;
                }
                case AGAIN -> ledger.note("sent again without the reasoning that the upstream could not read");
                case RENEW -> {
                    Optional<Credential> fresh =
                            renewed ? Optional.empty() : proxy.accounts().refreshAfter401(lease);
                    if (fresh.isEmpty()) {
                        return false;
                    }
                    renewed = true;
                    credential = fresh.get();
                    ledger.note("credential of " + lease.account().name() + " refreshed after it was refused");
                }
            }
        }
    }

    private Next send(Lease lease, Credential credential) {
        ledger.servedBy(
                lease.account().id(), lease.account().name(), lease.account().type(), lease.upstreamModel());
        Route.Leg leg = route.leg(lease, credential);
        flight.waitingOn(lease.account().name());
        try (UpstreamAnswer answer = proxy.client().send(leg.request(), flight::abortWith);
                Hold _ = flight::noAbort) {
            return answer.status() / 100 == 2 ? relay(leg, answer) : refused(leg, answer);
        } catch (UpstreamException e) {
            return failed(leg, e);
        } catch (EventTooLongException e) {
            return failed(leg, UpstreamException.tooLarge("the upstream's answer is too large: " + e.getMessage()));
        } catch (ClientGoneException e) {
            flight.end(Ending.CLIENT_GONE);
            ended(leg.relay().tally());
            return Next.DONE;
        }
    }

    private Next relay(Route.Leg leg, UpstreamAnswer answer) throws UpstreamException, ClientGoneException {
        answer.requirePlain();
        return switch (leg.relay().run(answer)) {
            case Relayed.Done() -> Next.DONE;
            case Relayed.Failed(Verdict verdict, Failure failure) -> {
                blame(leg, verdict, answer.status(), answer.headers());
                if (verdict instanceof Verdict.ClientFault) {
                    ledger.book(leg.relay().tally(), failure.status(), "refused", verdict.reason());
                    leg.refusing().failure(failure);
                    yield Next.DONE;
                }
                yield after(verdict);
            }
        };
    }

    private Next refused(Route.Leg leg, UpstreamAnswer answer) throws UpstreamException {
        byte[] body = answer.readAll(MAX_REFUSAL);
        Verdict verdict = leg.evidence().judge(answer.status(), answer.headers(), body);
        blame(leg, verdict, answer.status(), answer.headers());
        if (!(verdict instanceof Verdict.ClientFault)) {
            return after(verdict);
        }
        if (route.stripReasoning(answer.status(), body)) {
            return Next.AGAIN;
        }
        ledger.book(Tally.NOTHING, answer.status(), "refused", verdict.reason());
        leg.refusing().refusal(answer.status(), answer.headers(), body);
        return Next.DONE;
    }

    /// The upstream gave no proper answer, or somebody ended the request while we waited for it.
    private Next failed(Route.Leg leg, UpstreamException failure) {
        Ending ending = flight.ending();
        if (ending != null && !ending.isUpstreamFault()) {
            ended(leg.relay().tally());
            return Next.DONE;
        }
        Verdict verdict = ending == null ? Reactions.noAnswer(failure) : Reactions.timedOut(Endings.words(ending));
        blame(leg, verdict, 0, new UpstreamHeaders());
        if (leg.relay().hasBegun()) {
            ledger.book(leg.relay().tally(), reply.status(), "upstream_cut", verdict.reason());
            leg.relay().tell(Failure.cut());
            throw ClientStream.cut(verdict.reason());
        }
        if (ending != null && !flight.goOn()) {
            // the time for this request is used up: no other account is tried
            ledger.book(Tally.NOTHING, 504, "upstream_error", verdict.reason());
            reply.error(ClientError.passing(504, "timeout_error", verdict.reason(), null));
            return Next.DONE;
        }
        return after(verdict);
    }

    private void blame(Route.Leg leg, Verdict verdict, int status, UpstreamHeaders headers) {
        ledger.note(leg.evidence().lease().account().name() + ": " + verdict.reason());
        last = verdict;
        leg.evidence().failed(verdict, status, headers);
    }

    private static Next after(Verdict verdict) {
        return verdict instanceof Verdict.AuthFailed ? Next.RENEW : Next.ANOTHER;
    }

    private void ended(Tally tally) {
        flight.forgetInterrupt();
        Ending ending = flight.ending();
        String outcome = Endings.outcome(ending);
        if (reply.status() == 0 && ending != Ending.CLIENT_GONE) {
            ClientError error = Endings.error(ending);
            ledger.book(tally, error.status(), outcome, error.message());
            reply.error(error);
            return;
        }
        ledger.book(tally, reply.status() == 0 ? 499 : reply.status(), outcome, Endings.words(ending));
        throw new CloseConnectionException(Endings.words(ending));
    }

    private void nobody(NoneNow none) {
        ledger.notes(none.trace());
        ClientError error = Nobody.error(none, tier, last, proxy.clock().instant());
        ledger.book(
                Tally.NOTHING, error.status(), last == null ? "refused" : "upstream_error", Nobody.inFull(none, tier));
        reply.error(error);
    }
}
