package ccapi.tui;

import ccapi.shared.live.LiveEvent;
import ccapi.shared.status.DaemonStatus;
import ccapi.tui.page.Call;
import ccapi.tui.page.Context;
import ccapi.tui.page.Overlay;
import ccapi.tui.page.Page;
import ccapi.tui.page.Tab;
import ccapi.tui.widget.Size;
import ccapi.tui.widget.Tone;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Everything the dashboard knows at one moment. Immutable; what it shows follows from it alone.
///
/// @param settings what the person asked for
/// @param now      the time of the last event
/// @param tab      the page that is open
/// @param pages    all pages, by tab
/// @param overlays what lies over the page, the topmost last
/// @param toast    one line for some seconds, `null` if there is none
/// @param notices  what the daemon said, the newest first
/// @param status   how the daemon is, `null` while it has not answered
/// @param running  changing calls under way
/// @param paused   whether the screen is frozen
record AppState(
        Settings settings,
        ZoneId zone,
        Size size,
        Instant now,
        Tab tab,
        Map<Tab, Page> pages,
        Link link,
        Loads loads,
        List<Overlay> overlays,
        @Nullable Toast toast,
        List<LiveEvent> notices,
        @Nullable DaemonStatus status,
        Set<Call> running,
        boolean paused) {

    private static final int MAX_NOTICES = 200;

    /// One line that is shown for a while.
    record Toast(String text, Tone tone, Instant until) {}

    AppState {
        pages = Map.copyOf(pages);
        overlays = List.copyOf(overlays);
        notices = List.copyOf(notices);
        running = Set.copyOf(running);
    }

    static AppState start(Settings settings, ZoneId zone, Size size, Instant now, List<Page> pages) {
        Map<Tab, Page> byTab = new EnumMap<>(Tab.class);
        pages.forEach(page -> byTab.put(page.tab(), page));
        return new AppState(
                settings,
                zone,
                size,
                now,
                settings.page(),
                byTab,
                Link.start(now),
                Loads.NONE,
                List.of(),
                null,
                List.of(),
                null,
                Set.of(),
                false);
    }

    /// The page that is open.
    Page page() {
        Page page = pages.get(tab);
        if (page == null) {
            throw new IllegalStateException("no page for " + tab);
        }
        return page;
    }

    /// What pages may know of this state.
    Context context() {
        return new Context(now, zone, settings.language(), size, settings.readOnly());
    }

    /// The overlay that keys go to, `null` if there is none.
    @Nullable
    Overlay top() {
        return overlays.isEmpty() ? null : overlays.getLast();
    }

    AppState with(Page page) {
        Map<Tab, Page> next = new EnumMap<>(pages);
        next.put(page.tab(), page);
        return new AppState(
                settings, zone, size, now, tab, next, link, loads, overlays, toast, notices, status, running, paused);
    }

    AppState with(Tab other) {
        return new AppState(
                settings, zone, size, now, other, pages, link, loads, overlays, toast, notices, status, running,
                paused);
    }

    AppState with(Settings other) {
        return new AppState(
                other, zone, size, now, tab, pages, link, loads, overlays, toast, notices, status, running, paused);
    }

    AppState with(Size other) {
        return new AppState(
                settings, zone, other, now, tab, pages, link, loads, overlays, toast, notices, status, running, paused);
    }

    AppState at(Instant time) {
        return new AppState(
                settings, zone, size, time, tab, pages, link, loads, overlays, toast, notices, status, running, paused);
    }

    AppState with(Link other) {
        return new AppState(
                settings, zone, size, now, tab, pages, other, loads, overlays, toast, notices, status, running, paused);
    }

    AppState with(Loads other) {
        return new AppState(
                settings, zone, size, now, tab, pages, link, other, overlays, toast, notices, status, running, paused);
    }

    AppState withOverlays(List<Overlay> other) {
        return new AppState(
                settings, zone, size, now, tab, pages, link, loads, other, toast, notices, status, running, paused);
    }

    /// With another overlay on top, or without the topmost.
    AppState withTop(@Nullable Overlay overlay) {
        List<Overlay> next = new ArrayList<>(overlays.subList(0, overlays.size() - 1));
        if (overlay != null) {
            next.add(overlay);
        }
        return withOverlays(next);
    }

    AppState with(@Nullable Toast other) {
        return new AppState(
                settings, zone, size, now, tab, pages, link, loads, overlays, other, notices, status, running, paused);
    }

    AppState noticing(LiveEvent notice) {
        List<LiveEvent> next = new ArrayList<>(notices.subList(0, Math.min(notices.size(), MAX_NOTICES - 1)));
        next.addFirst(notice);
        return new AppState(
                settings, zone, size, now, tab, pages, link, loads, overlays, toast, next, status, running, paused);
    }

    AppState with(DaemonStatus other) {
        return new AppState(
                settings, zone, size, now, tab, pages, link, loads, overlays, toast, notices, other, running, paused);
    }

    AppState running(Set<Call> other) {
        return new AppState(
                settings, zone, size, now, tab, pages, link, loads, overlays, toast, notices, status, other, paused);
    }

    AppState paused(boolean other) {
        return new AppState(
                settings, zone, size, now, tab, pages, link, loads, overlays, toast, notices, status, running, other);
    }
}
