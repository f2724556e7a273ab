package ccapi.daemon.translate;

import java.util.ArrayList;
import java.util.List;

/// Gathers pieces into whole blocks.
final class Collector {
    private final List<Block> blocks = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder refusal = new StringBuilder();
    private Piece.CallStart call = new Piece.CallStart("", "", false);
    private Stop stop = Stop.DONE;

    void add(Piece piece) {
        switch (piece) {
            case Piece.TextStart _, Piece.ThinkingStart _ -> clear();
            case Piece.Text more -> text.append(more.text());
            case Piece.Refusal more -> refusal.append(more.text());
            case Piece.TextEnd _ -> {
                if (!text.isEmpty() || !refusal.isEmpty()) {
                    blocks.add(new Block.Text(text.toString(), refusal.toString()));
                }
            }
            case Piece.Thinking more -> text.append(more.text());
            case Piece.ThinkingEnd end -> {
                if (!text.isEmpty() || Seal.holdsSomething(end.seal())) {
                    blocks.add(new Block.Thinking(text.toString(), end.seal()));
                }
            }
            case Piece.CallStart start -> {
                clear();
                call = start;
            }
            case Piece.CallInput more -> text.append(more.part());
            case Piece.CallEnd _ -> blocks.add(new Block.Call(call.id(), call.name(), text.toString(), call.custom()));
            case Piece.Search search -> blocks.add(new Block.Search(search.id(), search.query(), search.sources()));
            case Piece.End end -> stop = end.stop();
            case Piece.Started _, Piece.Fail _ -> {}
        }
    }

    private void clear() {
        text.setLength(0);
        refusal.setLength(0);
    }

    List<Block> blocks() {
        return List.copyOf(blocks);
    }

    Stop stop() {
        return stop;
    }
}
