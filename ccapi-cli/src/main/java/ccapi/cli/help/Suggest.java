package ccapi.cli.help;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// Finds what somebody meant who mistyped a word.
public final class Suggest {
    private static final int FARTHEST = 2;

    private Suggest() {}

    /// The known word nearest to the one typed, at most two slips away; a word that the typed one begins is nearer.
    public static Optional<String> nearest(String typed, Collection<String> known) {
        return known.stream()
                .filter(word ->
                        word.startsWith(typed) || distance(typed, word) <= Math.min(FARTHEST, typed.length() / 2))
                .min(Comparator.<String>comparingInt(word -> word.startsWith(typed) ? 0 : distance(typed, word))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /// Slips between two words: a letter too many, missing, wrong, or two swapped (Damerau-Levenshtein, restricted).
    static int distance(String a, String b) {
        int[][] slips = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                slips[i][j] = i == 0 || j == 0 ? i + j : least(slips, a, b, i, j);
            }
        }
        return slips[a.length()][b.length()];
    }

    private static int least(int[][] slips, String a, String b, int i, int j) {
        int wrong = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int least = Math.min(Math.min(slips[i - 1][j], slips[i][j - 1]) + 1, slips[i - 1][j - 1] + wrong);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, slips[i - 2][j - 2] + 1) : least;
    }
}
