package ccapi.daemon.promise;

/// What ccapi promises to whoever runs it (P), and the facts of its ground that it must not fall over (F). Each says
/// what is promised and which figure a test must reach. A test that shows one carries [Proves].
public enum Promise {
    P1("what a client saw whole is in the books exactly once, whatever kills us", "100 kills: 0 lost, 0 twice"),
    P2("sums equal the rows", "to the nano-dollar, after P1"),
    P3("a request under way at a kill is shown as interrupted", "none missing, none left open"),
    P4("cost is exact", "10,000 random usages: 0 differences"),
    P5("what was metered is booked when either side dies in a stream", "a cut after each event of 6 recordings"),
    P6("a limit is passed by no more than what requests in flight cost above their estimate", "10 of 200 let in"),
    P7("money set aside is given back", "10,000 requests, 12 ways to end: 0 left"),
    P8("the concurrency cap is never passed", "cap 5, 200 clients: at most 5"),
    P9("windows follow the wall calendar of the zone", "8 odd days, week, month and year ends"),
    P10("a clock that jumps opens no limit and causes no storm", "at most 1 refresh an account and step"),
    P11("a key that is disabled or removed stops at once", "401 within 100 ms, in flight cut"),
    P12("nothing leaks", "50,000 requests: files within 10, memory within 10%"),
    P13("a rotated refresh token is on disk before its access token is used", "a fault at each of 5 steps"),
    P14("a kill never leaves a stale refresh token that nobody knows of", "100 kills, 20 accounts: 0 unflagged"),
    P15("one refresh an account at a time, one after the other for a provider", "200 requests: 1 refresh"),
    P16("a spent token is presented once more at most", "after P14: at most 1 an account, then needs login"),
    P17("a bad answer to a refresh erases nothing", "30 answers: the token stays"),
    P18("a full disk loses no rotated token", "0 of 20 lost"),
    P19("a 401 costs one refresh and one more try", "2 calls, 1 refresh, then marked"),
    P20("a bad account never takes the pool down", "others 100% served"),
    P21("no second upstream call after the first byte", "1 call, a visible cut"),
    P22("each upstream fault is a typed error in the client's dialect, in its time", "deadline + 1 s"),
    P23("a stream that was cut never looks whole", "a cut at each byte: 0 look whole"),
    P24("no answer reaches another request", "50 requests after each surplus: 0 mixed up"),
    P25("an upstream cannot fill our memory", "heap rises by less than 64 MB"),
    P26("slow clients cannot hold us", "500 closed in time, 50 honest ones served, p99 + 100 ms"),
    P27("a flood of connections kills no listener", "5,000 on 1,024 files: answers within 2 s"),
    P28("nothing is smuggled behind a request", "all framings: the marker never runs"),
    P29("a client that leaves is noticed", "upstream cancelled within 1 s"),
    P30("it carries its load", "3,000 streams of 10 s: p99 at most 10.5 s, below 512 MB"),
    P31("a broken config changes nothing and says why", "40 files: line and reason; 100 HUPs in 1 s"),
    P32("a stop drains", "100 of 100 streams whole; a second signal within 1 s"),
    P33("only the owner, root and named users reach the admin side", "3 of 3 ways refused, 200 times"),
    P34("two daemons never share a state folder", "20 at once: 1 runs, 19 end with 75"),
    P35("a stale socket is replaced, a live one never", "after each kill the next start succeeds"),
    P36("storage faults are survived without lies", "exact exit code or 503, nothing invented"),
    P37("no secret in any sink", "12 canaries: 0 found"),
    P38("the database alone is useless", "0 canaries; each changed byte is noticed"),
    P39("a wrong or lost master key is said at the start", "exit 78, both ids, nothing written"),
    P40("a restart is quick", "50 accounts, a million rows: 3 s"),
    P41("a backup under load is one moment", "20 backups: whole, and P2 holds in each"),
    P42("names and messages cannot attack the terminal", "no control character reaches it"),
    P43("faults of the minter lose nothing", "no half account, a second run is harmless"),
    P44("an upgrade keeps the data, a downgrade is refused in words", "20 kills: old or new, never between"),
    P45("fuzzing finds nothing", "10 min each night: 0 crashes, hangs or floods"),
    F1("a listener that cannot bind ends the process", "exit 70 with words"),
    F2("running out of files does not end a listener", "accepts again after the flood"),
    F3("stuck and dripping clients are closed", "7 kinds, each in its time"),
    F4("a connection that sends nothing is closed", "no HTTP/2 module is shipped"),
    F5("a refused body ends its connection", "one answer, then closed"),
    F6("what is said to be closed is closed", "end of stream after the answer"),
    F7("a connection to an upstream is used again only when clean", "0 mixed up"),
    F8("upstream defaults are our own", "no redirect, no expect, own deadlines"),
    F9("a client that leaves a silent upstream is noticed", "FIN, RST and half close"),
    F10("SQLite never holds up virtual threads", "JDBC on platform threads only"),
    F11("the database goes on after a full disk", "the connection is opened anew"),
    F12("the intent to refresh is on disk before the token is spent", "a death is noticed"),
    F13("a limit is reserved, not looked up", "10 of 200 let in"),
    F14("a refresh outlives the client that caused it", "199 of 200 served"),
    F15("the one listener on frames is heard", "one is registered");

    private final String says;
    private final String asked;

    Promise(String says, String asked) {
        this.says = says;
        this.asked = asked;
    }

    String says() {
        return says;
    }

    String asked() {
        return asked;
    }
}
