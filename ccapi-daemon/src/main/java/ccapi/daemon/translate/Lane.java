package ccapi.daemon.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// Lets the blocks of an answer through one at a time, in order, when an upstream sends them interleaved.
///
/// The pieces of the block in front pass at once; those of the others wait until it is closed.
final class Lane {
    private static final class Waiting {
        private final List<Piece> pieces = new ArrayList<>();
        private boolean closed;
    }

    private final TreeMap<Integer, Waiting> waiting = new TreeMap<>();
    private final List<Piece> out = new ArrayList<>();
    private int front = -1;

    /// Lines a block up. Lower numbers go first, except that the front block stays in front.
    void open(int number) {
        waiting.put(number, new Waiting());
        advance();
    }

    /// A piece of a block that is open.
    void add(int number, Piece piece) {
        Waiting block = waiting.get(number);
        if (block == null) {
            throw new IllegalStateException("block " + number + " is not open");
        }
        if (number == front) {
            out.add(piece);
        } else {
            block.pieces.add(piece);
        }
    }

    /// The block is complete.
    void close(int number) {
        Waiting block = waiting.get(number);
        if (block != null) {
            block.closed = true;
            advance();
        }
    }

    /// A piece that belongs to no block.
    void pass(Piece piece) {
        out.add(piece);
    }

    /// The pieces that may go out now.
    List<Piece> drain() {
        List<Piece> ready = List.copyOf(out);
        out.clear();
        return ready;
    }

    private void advance() {
        while (!waiting.isEmpty()) {
            if (front < 0) {
                front = waiting.firstKey();
                Waiting next = waiting.firstEntry().getValue();
                out.addAll(next.pieces);
                next.pieces.clear();
            }
            Waiting current = waiting.get(front);
            if (current == null || !current.closed) {
                return;
            }
            waiting.remove(front);
            front = -1;
        }
    }
}
