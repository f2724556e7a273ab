package ccapi.tui.mirror;

import ccapi.shared.mirror.MintResult;
import ccapi.shared.mirror.MirrorAccount;
import ccapi.tui.overlay.Reader;
import ccapi.tui.page.Context;
import ccapi.tui.page.Effect;
import ccapi.tui.widget.Line;
import ccapi.tui.widget.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Several mints, one after the other: which are left and how the others ended.
///
/// @param left    those still to be minted; the first is under way
/// @param results of those that are done
record Minting(List<MirrorAccount> left, List<MintResult> results) {
    private static final int LABEL = 14;
    private static final int WIDTH = 64;

    static final Minting NONE = new Minting(List.of(), List.of());

    /// With the result of the one under way.
    Minting done(MintResult result) {
        List<MintResult> all = new ArrayList<>(results);
        all.add(result);
        return new Minting(left.isEmpty() ? left : left.subList(1, left.size()), all);
    }

    /// With the rest given up.
    Minting stopped() {
        return new Minting(List.of(), results);
    }

    /// The call for the next one, empty when all are done.
    Optional<Effect> next(Context context) {
        if (left.isEmpty()) {
            return Optional.empty();
        }
        MirrorAccount account = left.getFirst();
        int all = results.size() + left.size();
        String progress = all == 1
                ? context.say(MirrorWords.MINTING, account.email())
                : context.say(MirrorWords.MINTING_MANY, results.size() + 1, all, account.email());
        return Optional.of(new Effect.Start(new MirrorCall.Mint(account.id()), progress));
    }

    /// How they ended, to read.
    ///
    /// @param untried how many were left when it stopped
    Reader report(int untried, Context context) {
        List<Line> lines = new ArrayList<>();
        long minted = results.stream().filter(MintResult::ok).count();
        long failed = results.size() - minted;
        if (results.size() + untried > 1) {
            String sum = untried == 0
                    ? context.say(MirrorWords.RESULTS, minted, failed)
                    : context.say(MirrorWords.RESULTS_LEFT, minted, failed, untried);
            lines.add(Line.of(sum, Tone.STRONG));
            lines.add(Line.BLANK);
        }
        results.forEach(result -> lines.addAll(lines(result, context)));
        return Reader.of(context.say(MirrorWords.MINT_TITLE), lines);
    }

    private static List<Line> lines(MintResult result, Context context) {
        List<Line> lines = new ArrayList<>();
        lines.add(line(result, context));
        if (result.ccapiAccountName() != null) {
            String label = "  " + context.say(MirrorWords.CCAPI_ACCOUNT);
            lines.add(Line.pair(label, LABEL + 2, result.ccapiAccountName(), Tone.PLAIN));
        }
        if (result.error() != null) {
            Line.wrap(result.error(), WIDTH, Tone.PLAIN)
                    .forEach(line ->
                            lines.add(Line.of("  " + line.spans().getFirst().text())));
        }
        return lines;
    }

    /// How one ended, in a line.
    static Line line(MintResult result, Context context) {
        return result.ok()
                ? Line.of("● " + context.say(MirrorWords.SUCCEEDED), Tone.GOOD).and(": " + result.email())
                : Line.of("✖ " + context.say(MirrorWords.FAILED), Tone.BAD).and(": " + result.email());
    }
}
