package org.tallystick.cashapp;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tallystick.cashapp.MatchBook.Named;
import org.tallystick.cashapp.Matcher.Claim;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.matching.Decision;
import org.tallystick.lib.matching.Guard;
import org.tallystick.lib.matching.Proposal;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.Payment;
import org.tallystick.platform.CompanyId;
import org.tallystick.receivables.AllocationDesk;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.Slice;

/**
 * Says what a payment pays and what speaks against settling it at once: the payer's own word first, then the engine. Matching
 * and the review queue both ask here, so that what is proposed is what would be posted.
 */
@Component
class Weighing {
    private final AllocationDesk desk;

    Weighing(AllocationDesk desk) {
        this.desk = desk;
    }

    /** A doubtful payment may be another one come twice: nothing is settled with it by itself. */
    Weighed of(CompanyId company, MatchBook book, Claim claim, boolean doubtful) {
        Weighed said = said(company, book, claim, doubtful);
        return said == null ? byTheEngine(company, book, claim, doubtful) : said;
    }

    private @Nullable Weighed said(CompanyId company, MatchBook book, Claim claim, boolean doubtful) {
        List<Named> named = book.named(claim);
        PayersWord.Clear clear = named.isEmpty()
                ? null
                : PayersWord.of(
                        claim.payment().unapplied(), named, claim.remittance().stated());
        if (clear == null) {
            return null;
        }
        List<OpenItem> items = book.of(clear.slices());
        Set<String> against = against(company, book, claim, items, doubtful);
        if (!against.isEmpty()) {
            return null; // the engine may know better
        }
        Set<String> guards = ofRule(book, clear.rule(), claim.payment().amount());
        return new Weighed(
                clear.rule(),
                null,
                clear.sentence() + words(guards),
                Grounds.said(guards, clear.slices(), List.of()),
                items,
                Settling.of(clear.slices(), List.<Slice>of()),
                null);
    }

    Weighed byTheEngine(CompanyId company, MatchBook book, Claim claim, boolean doubtful) {
        Decision decision = book.decide(claim);
        int candidates = decision.evidence().candidates();
        List<Proposal> proposals = proposals(decision);
        if (decision instanceof Decision.Unresolved none) {
            return Weighed.nothing(
                    none.reason().name(), MatchWords.of(none.evidence().sentences()), candidates);
        }
        Proposal best = proposals.getFirst();
        List<OpenItem> items = book.items(best);
        Set<String> guards = new LinkedHashSet<>();
        best.against().stream().map(Guard::name).forEach(guards::add);
        Set<String> against = against(company, book, claim, items, doubtful);
        guards.addAll(against);
        Settling settling = Settling.of(book, best);
        if (settling.size() > AdviceWord.MOST_ITEMS) {
            guards.add(Grounds.LIMIT);
        }
        return new Weighed(
                best.rule().id(),
                null,
                MatchWords.of(best.because()) + words(against),
                Grounds.of(candidates, guards, proposals),
                items,
                settling,
                best);
    }

    static List<Proposal> proposals(Decision decision) {
        return switch (decision) {
            case Decision.Auto auto -> List.of(auto.proposal());
            case Decision.Suggest suggest -> suggest.proposals();
            case Decision.Unresolved _ -> List.of();
        };
    }

    /** What the engine does not know of. */
    Set<String> against(CompanyId company, MatchBook book, Claim claim, List<OpenItem> items, boolean doubtful) {
        Set<String> against = new LinkedHashSet<>();
        if (doubtful) {
            against.add(Grounds.DOUBTFUL);
        }
        if (book.isReserved(items)) {
            against.add(Grounds.RESERVED);
        }
        if (!isOneFamily(company, claim.payment(), items)) {
            against.add(Grounds.FAMILY);
        }
        return against;
    }

    /** For the rules beside the engine: their state, and the company's limit. */
    static Set<String> ofRule(MatchBook book, String rule, Money amount) {
        Set<String> guards = new LinkedHashSet<>();
        if (book.policy().exceedsLimit(amount.currency().code(), amount.minor())) {
            guards.add(Grounds.LIMIT);
        }
        if (guards.isEmpty() && !book.rules().posts(rule)) {
            guards.add(Grounds.NOT_PROMOTED);
        }
        return guards;
    }

    private boolean isOneFamily(CompanyId company, Payment payment, List<OpenItem> named) {
        Set<CustomerId> owners = new HashSet<>();
        named.forEach(item -> owners.add(item.customer()));
        if (payment.customer() != null) {
            owners.add(payment.customer());
        }
        return owners.size() == 1
                || desk.family(company, owners.iterator().next()).containsAll(owners);
    }

    /** What the engine has no words for. */
    static String words(Set<String> guards) {
        var words = new StringBuilder();
        for (String guard : guards) {
            words.append(
                    switch (guard) {
                        case Grounds.DOUBTFUL -> " It may be a payment that came twice.";
                        case Grounds.RESERVED -> " It waits for a payment under way.";
                        case Grounds.FAMILY -> " It belongs to somebody else than the payer.";
                        case "LIMIT" -> " It is above the limit for what settles by itself.";
                        case "NOT_PROMOTED" -> " The rule has not been promoted to post by itself.";
                        default -> "";
                    });
        }
        return words.toString();
    }
}
