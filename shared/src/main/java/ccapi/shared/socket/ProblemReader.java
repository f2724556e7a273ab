package ccapi.shared.socket;

import ccapi.shared.problem.Problem;
import ccapi.shared.problem.ProblemCode;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/// Reads the daemon's error envelope. Uses the streaming parser only, so that a refused command stays quick.
public final class ProblemReader {
    private ProblemReader() {}

    /// The problem in an answer; an answer without one still gives something to say.
    public static Problem read(int status, byte[] body) {
        String code = "";
        String message = "";
        String hint = "";
        try (JsonParser parser = new JsonFactory().createParser(body)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_STRING) {
                    switch (String.valueOf(parser.currentName())) {
                        case "code" -> code = parser.getText();
                        case "message" -> message = parser.getText();
                        case "hint" -> hint = parser.getText();
                        default -> {}
                    }
                }
            }
        } catch (IOException e) {
            // not our envelope: the status is all there is
        }
        if (code.isEmpty()) {
            return new Problem(
                    status == 404 ? ProblemCode.NOT_FOUND : ProblemCode.INTERNAL,
                    "the daemon answered " + status,
                    "is the daemon of the same version? see 'ccapi version'");
        }
        return new Problem(ProblemCode.of(code), message, hint);
    }
}
