package ccapi.tui.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ListingTest {
    record Row(String id, String colour, long size) {}

    private static final Schema<Row> SCHEMA = new Schema<>(
            "rows",
            Row::id,
            List.of(
                    Column.text("name", PageWords.LIVE, 5, 10, 0, Row::id),
                    Column.text("colour", PageWords.LIVE, 5, 10, 1, Row::colour),
                    Column.number("size", PageWords.LIVE, 5, 2, Row::size, row -> Long.toString(row.size()))));

    private final Listing<Row> list = Listing.of(SCHEMA)
            .with(List.of(new Row("a", "red", 5), new Row("b", "Blue", 9), new Row("c", "red", 1)))
            .fit(2);

    private static List<String> ids(Listing<Row> list) {
        return list.shown().stream().map(Row::id).toList();
    }

    @Test
    void firstRowIsSelectedOnceThereIsOne() {
        assertThat(Listing.of(SCHEMA).selected()).isEmpty();
        assertThat(list.selected().map(Row::id)).contains("a");
        assertThat(list.with(List.of()).selected()).isEqualTo(Optional.empty());
    }

    @Test
    void motionStaysInside() {
        assertThat(list.act(ListAct.Motion.UP).selectedIndex()).isZero();
        assertThat(list.act(ListAct.Motion.PAGE_DOWN).act(ListAct.Motion.DOWN).selectedIndex())
                .isEqualTo(2);
        assertThat(list.act(ListAct.Motion.LAST).act(ListAct.Motion.FIRST).selectedIndex())
                .isZero();
        assertThat(list.act(new ListAct.Select(99)).selectedIndex()).isEqualTo(2);
    }

    @Test
    void numbersSortFromHighToLowAndTextFromLowToHigh() {
        Listing<Row> sorted = list.act(new ListAct.Sort("size"));
        assertThat(ids(sorted)).containsExactly("b", "a", "c");
        assertThat(ids(sorted.act(new ListAct.Sort("size")))).containsExactly("c", "a", "b");
        assertThat(ids(list.act(new ListAct.Sort("colour")))).containsExactly("b", "a", "c");
        assertThat(ids(list.act(new ListAct.Reverse()))).containsExactly("c", "b", "a");
        assertThat(ids(sorted.act(new ListAct.Sort("")))).containsExactly("a", "b", "c");
    }

    @Test
    void sortColumnMovesLeftAndRight() {
        Listing<Row> right = list.act(new ListAct.SortNext(1));
        assertThat(right.act(new ListAct.SortNext(1))
                        .act(new ListAct.SortNext(1))
                        .shown()
                        .getFirst()
                        .id())
                .isEqualTo("b");
        assertThat(ids(right.act(new ListAct.SortNext(-1)))).containsExactly("a", "b", "c");
    }

    @Test
    void selectionFollowsTheIdThroughSortingAndFiltering() {
        Listing<Row> selected = list.act(new ListAct.Select(2));
        assertThat(selected.act(new ListAct.Sort("size")).selected().map(Row::id))
                .contains("c");
        assertThat(selected.act(new ListAct.Show("red")).selected().map(Row::id))
                .contains("c");
        assertThat(selected.act(new ListAct.Show("blue")).selected().map(Row::id))
                .contains("b");
    }

    @Test
    void filterKnowsWordsExclusionsAndColumns() {
        assertThat(ids(list.act(new ListAct.Show("RED")))).containsExactly("a", "c");
        assertThat(ids(list.act(new ListAct.Show("red !5")))).containsExactly("c");
        assertThat(ids(list.act(new ListAct.Show("colour:b")))).containsExactly("b");
        assertThat(ids(list.act(new ListAct.Show("!colour:b")))).containsExactly("a", "c");
        assertThat(ids(list.act(new ListAct.Show("nowhere:b")))).isEmpty();
        assertThat(ids(list.act(new ListAct.Show("  ")))).hasSize(3);
        assertThat(ids(list.act(new ListAct.Show("!")))).isEmpty();
    }

    @Test
    void marksStayWithTheirRows() {
        Listing<Row> marked = list.act(new ListAct.Mark()).act(new ListAct.Mark());
        assertThat(marked.marked().stream().map(Row::id)).containsExactly("a", "b");
        assertThat(marked.with(List.of(new Row("b", "x", 1))).marked()).hasSize(1);
        assertThat(marked.act(new ListAct.Unmark()).marked()).isEmpty();
        assertThat(marked.act(new ListAct.Select(0)).act(new ListAct.Mark()).marked())
                .hasSize(1);
    }

    @Test
    void fiveThousandRowsMoveQuickly() {
        List<Row> rows = IntStream.range(0, 5000)
                .mapToObj(i -> new Row("row-" + i, "red", i))
                .toList();
        Listing<Row> many = Listing.of(SCHEMA).with(rows).fit(30);
        long start = System.nanoTime();
        for (int i = 0; i < 5000; i++) {
            many = many.act(ListAct.Motion.DOWN).fit(30);
        }
        assertThat(many.selectedIndex()).isEqualTo(4999);
        // a key held down repeats 30 times a second; this allows for a machine that is busy with other things
        assertThat((System.nanoTime() - start) / 1_000_000).isLessThan(2_000);
    }
}
