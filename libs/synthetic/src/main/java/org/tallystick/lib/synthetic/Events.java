package org.tallystick.lib.synthetic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tallystick.lib.synthetic.Event.PaidBy;
import org.tallystick.lib.synthetic.Event.Part;

/** What really happens: documents are issued, payments made. Knows nothing of numbers and texts. */
final class Events {
    static final List<Long> FEES = List.of(500L, 750L, 1250L);

    private static final int WRITTEN_OFF_AFTER = 150;
    private static final int FIRST_DAY = 60;

    private final CashOptions options;
    private final Dice dice;
    private final List<Party> parties;
    private final Map<Party, List<Event>> earlier = new HashMap<>();
    final List<Document> documents = new ArrayList<>();
    final List<Event> events = new ArrayList<>();
    /** What was open when the measured period began. */
    final Map<Document, Long> openAtStart = new HashMap<>();

    int startDay;
    /** So many documents were there before the measured period. */
    int documentsAtStart;

    Events(CashOptions options, List<Party> parties) {
        this.options = options;
        this.parties = parties;
        this.dice = Dice.of(options.seed()).stream("ledger");
    }

    void run() {
        int total = options.history() + options.lines();
        int perDay = Math.max(1, parties.size() / 3);
        List<Party> round = new ArrayList<>();
        for (int i = 0; i < total; i++) {
            int day = FIRST_DAY + i / perDay;
            if (i == options.history()) {
                start(day);
            }
            if (round.isEmpty()) {
                round.addAll(parties);
            }
            Party party = round.remove(dice.below(round.size()));
            refill(party, day);
            events.add(event("L%06d".formatted(i + 1), party, day));
        }
    }

    /** Old residuals and written-off items are not open any more when the period begins. */
    private void start(int day) {
        startDay = day;
        documentsAtStart = documents.size();
        for (Party party : parties) {
            party.pool.removeIf(document -> document.neverPaid && day - document.issued > WRITTEN_OFF_AFTER);
            party.pool.forEach(document -> openAtStart.put(document, document.open));
        }
    }

    private void refill(Party party, int day) {
        party.pool.removeIf(
                document -> document.open == 0 || (!isPayable(document) && day - document.issued > WRITTEN_OFF_AFTER));
        int from = party.lastVisit < 0 ? day - 45 : Math.min(day, party.lastVisit + 1);
        int missing = party.poolSize
                - (int) party.pool.stream().filter(Events::isPayable).count();
        while (missing > 0) {
            var document = new Document(
                    party,
                    documents.size(),
                    (int) dice.between(from, day),
                    amount(party),
                    "45" + dice.digits(8),
                    dice.below(1000),
                    dice.perMille(300));
            documents.add(document);
            party.pool.add(document);
            missing -= isPayable(document) ? 1 : 0;
        }
        party.pool.sort(Comparator.comparingInt((Document document) -> document.issued)
                .thenComparingInt(document -> document.sequence));
        party.lastVisit = day;
    }

    private static boolean isPayable(Document document) {
        return !document.neverPaid && document.amount > 0;
    }

    private long amount(Party party) {
        if (dice.perMille(30)) {
            return -dice.between(party.scale / 20, party.scale / 2);
        }
        if (dice.perMille(90)) {
            return dice.pick(party.standingPrices);
        }
        long spread = 1L << dice.below(5);
        return dice.between(party.scale / 4, party.scale) * spread / 2;
    }

    private Event event(String id, Party party, int day) {
        if (dice.perMille(party.level.nothing)) {
            return new Nothing(dice, earlier.getOrDefault(party, List.of())).event(id, party, day);
        }
        Event event = payment(id, party, day);
        event.paidBy = paidBy(party);
        event.style = style(event);
        for (Part part : event.parts) {
            Document document = part.document();
            boolean settles = part.reason().equals("DISCOUNT") || part.reason().equals("FEE");
            document.open -= part.cash() + (settles ? part.adjustment() : 0);
            document.abandoned = document.open != 0;
        }
        party.pool.removeIf(document -> document.open == 0 || document.abandoned);
        earlier.computeIfAbsent(party, key -> new ArrayList<>()).add(event);
        return event;
    }

    /** A service tells what it pays. Who deducts something or chooses freely among many usually says so. */
    private Style style(Event event) {
        Level level = event.party.level;
        boolean referenced = event.parts.getFirst().document().referenced;
        if (event.paidBy == PaidBy.SERVICE) {
            return dice.perMille(700) ? Style.FULL : Style.BARE;
        }
        Style style = Style.draw(dice, level, event.parts.size(), referenced);
        boolean again = !event.told && style == Style.NONE && dice.perMille(700);
        return again ? Style.draw(dice, level, event.parts.size(), referenced) : style;
    }

    private PaidBy paidBy(Party party) {
        if (!dice.perMille(party.level.others)) {
            return PaidBy.SELF;
        }
        return party.head != null ? PaidBy.HEAD : PaidBy.SERVICE;
    }

    private Event payment(String id, Party party, int day) {
        List<Document> payable = party.pool.stream().filter(Events::isPayable).toList();
        if (dice.perMille(party.level.differs)) {
            return differing(id, party, day, payable);
        }
        return switch (dice.weighted(520, 430, 50)) {
            case 0 -> full(id, party, day, "single", "free", List.of(dice.pick(payable)));
            case 1 -> several(id, party, day, payable);
            default -> netted(id, party, day, payable);
        };
    }

    private Event several(String id, Party party, int day, List<Document> payable) {
        int most = Math.min(40, payable.size());
        if (most < 2) {
            return full(id, party, day, "single", "free", List.of(payable.getFirst()));
        }
        return switch (dice.weighted(300, 250, 150, 300)) {
            case 0 -> due(id, party, day, payable, most);
            case 1 -> full(id, party, day, "multi", "prefix", oldest(payable, (int) dice.between(2, most)));
            case 2 -> {
                List<Document> all = new ArrayList<>(oldest(payable, (int) dice.between(2, most)));
                leaveOneOut(all);
                yield full(id, party, day, "multi", "all-but-one", all);
            }
            default ->
                full(id, party, day, "multi", "free", dice.some(payable, (int) dice.between(2, Math.min(8, most))));
        };
    }

    /** One that is not larger than the youngest, so that nobody would stop paying before it. */
    private void leaveOneOut(List<Document> all) {
        long youngest = all.getLast().open;
        List<Document> smaller =
                all.stream().filter(document -> document.open <= youngest).toList();
        if (all.size() > 2) {
            all.remove(dice.pick(smaller));
        }
    }

    /** So many, and what was issued on the same day as the last of them. */
    private static List<Document> oldest(List<Document> payable, int count) {
        int last = payable.get(count - 1).issued;
        return payable.stream().filter(document -> document.issued <= last).toList();
    }

    private Event due(String id, Party party, int day, List<Document> payable, int most) {
        List<Document> ordered = payable.stream()
                .sorted(Comparator.comparingInt((Document document) -> document.due)
                        .thenComparingInt(document -> document.sequence))
                .toList();
        int count = (int) dice.between(2, most);
        int last = ordered.get(count - 1).due;
        while (count < ordered.size() && ordered.get(count).due == last) {
            count++;
        }
        return full(id, party, day, "multi", "due", ordered.subList(0, count));
    }

    private Event netted(String id, Party party, int day, List<Document> payable) {
        Document invoice = dice.pick(payable);
        return party.pool.stream()
                .filter(document -> document.amount < 0 && !document.neverPaid && -document.amount < invoice.open)
                .findFirst()
                .map(credit -> full(id, party, day, "netted", "free", List.of(invoice, credit)))
                .orElseGet(() -> full(id, party, day, "single", "free", List.of(invoice)));
    }

    private static Event full(String id, Party party, int day, String shape, String chosenBy, List<Document> paid) {
        var event = new Event(id, day, party, shape, chosenBy);
        for (Document document : paid) {
            event.parts.add(new Part(document, document.open, 0, ""));
            event.amount += document.open;
        }
        event.told = new Telling(party).tells(event);
        return event;
    }

    private Event differing(String id, Party party, int day, List<Document> payable) {
        List<Document> paid = dice.perMille(750) || payable.size() < 4
                ? List.of(dice.pick(payable))
                : dice.some(payable, (int) dice.between(2, 4));
        return new Differences(dice).event(id, party, day, paid, payable);
    }
}
