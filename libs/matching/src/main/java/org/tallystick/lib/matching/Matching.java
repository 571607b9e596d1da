package org.tallystick.lib.matching;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.matching.Decision.Auto;
import org.tallystick.lib.matching.Decision.Suggest;
import org.tallystick.lib.matching.Decision.Unresolved;
import org.tallystick.lib.matching.payer.Payer;
import org.tallystick.lib.matching.payer.Payers;
import org.tallystick.lib.matching.promotion.Confidence;
import org.tallystick.lib.matching.text.Word;
import org.tallystick.lib.matching.text.Words;

/**
 * Decides what a receipt line pays.
 *
 * <pre>{@code
 * var matching = new Matching(book, payers, policy, promotions);
 * Decision decision = matching.decide(line); // changes nothing
 * matching.post(line, auto.proposal());      // lowers the open amounts in the book
 * }</pre>
 *
 * The rules are tried in order; the first that finds anything decides. It posts when it found exactly one way, no guard
 * speaks against it, and the rule is promoted; else it suggests.
 */
public final class Matching {
    private static final int MOST_SUGGESTED = 3;

    private final Book book;
    private final Payers payers;
    private final Policy policy;
    private final Promotions promotions;
    private final Guards guards;
    private final RecentLines recent = new RecentLines();

    public Matching(Book book, Payers payers, Policy policy, Promotions promotions) {
        this.book = book;
        this.payers = payers;
        this.policy = policy;
        this.promotions = promotions;
        this.guards = new Guards(payers, new Residue(book.shapes(), payers));
    }

    /** The facts of a line and the work still allowed on it. */
    private record Look(Facts facts, Effort effort) {}

    /** What becomes of a line; nothing is changed by asking. */
    public Decision decide(ReceiptLine line) {
        Look look = look(line, line, policy);
        if (line.amountMinor() <= 0) {
            return unresolved(Reason.NOT_RECEIVABLE, look.facts());
        }
        Outcome outcome = firstThatFinds(look.facts(), look.effort());
        Decision exchanged =
                line.asPaid().map(paid -> exchanged(paid, look, outcome)).orElse(null);
        if (exchanged != null) {
            return exchanged;
        }
        return outcome.isEmpty()
                ? unresolved(whyNothing(look.facts()), look.facts())
                : conclude(look, outcome, List.of());
    }

    /** What was paid in another currency, when references say so; items in the currency of the line may fit as well. */
    private @Nullable Decision exchanged(ReceiptLine paid, Look booked, Outcome otherwise) {
        Look look = look(booked.facts().line(), paid, policy.exact());
        Outcome outcome = byReference(look.facts(), look.effort()).exchanged();
        if (outcome.isEmpty()) {
            return null;
        }
        if (!otherwise.closes(booked.facts().amount())) {
            return conclude(look, outcome, List.of());
        }
        List<Proposal> others = proposals(booked, otherwise.against(Guard.UNIQUENESS));
        return conclude(look, outcome.against(Guard.UNIQUENESS), others);
    }

    private Look look(ReceiptLine received, ReceiptLine line, Policy allowed) {
        List<Word> words = words(line);
        Set<String> texts = new HashSet<>();
        words.forEach(word -> texts.add(word.text()));
        Payer payer = payers.find(line.payerAccount(), line.payerName(), texts);
        Findings findings = ReferenceReader.read(book, payer.scope(), line, words);
        String owner = payer.kind() == Payer.Kind.AMBIGUOUS ? owner(payer, findings) : null;
        if (owner != null) {
            payer = payer.as(owner);
            findings = ReferenceReader.read(book, payer.scope(), line, words);
        }
        Set<String> scope = payer.scope();
        var pool = new Pool(() -> book.candidates(scope, line.currency(), line.bookedOn()));
        var effort = new Effort();
        var slips = new Slips(pool, findings, effort);
        boolean repeated = recent.hasSameAmount(received, policy.duplicateWindowDays());
        var facts = new Facts(line, received, payer, pool, findings, slips, repeated, allowed, payers::head);
        return new Look(facts, effort);
    }

    /** Takes the effect of a posted proposal on the book, and remembers the line, to notice it coming twice. */
    public void post(ReceiptLine line, Proposal proposal) {
        proposal.allocations().forEach(book::apply);
        if (proposal.unappliedMinor() == 0) {
            appliedInFull(line);
        }
    }

    /** A line that a person applied in full. */
    public void appliedInFull(ReceiptLine line) {
        recent.add(line);
    }

    /** Of several possible payers the one to whom everything named belongs. */
    private static @Nullable String owner(Payer payer, Findings findings) {
        Set<String> owners = new HashSet<>();
        findings.named.keySet().forEach(entry -> owners.add(entry.item().customer()));
        String only = owners.size() == 1 ? owners.iterator().next() : null;
        return only != null && payer.customers().contains(only) ? only : null;
    }

    private static List<Word> words(ReceiptLine line) {
        return Words.of(line.text());
    }

    /** CA-1, CA-2 and CA-3. */
    private Outcome byReference(Facts facts, Effort effort) {
        Outcome closing = NamedRules.closing(facts);
        return closing.isEmpty() && mayGoOn(facts) ? FuzzyRules.closing(facts, effort) : closing;
    }

    /** Only what is named in full may come from somebody unknown, or twice. */
    private boolean mayGoOn(Facts facts) {
        return facts.payer().isKnown() && !recent.hasTwin(facts.received(), policy.duplicateWindowDays());
    }

    private Outcome firstThatFinds(Facts facts, Effort effort) {
        Outcome closing = NamedRules.closing(facts);
        if (!closing.isEmpty() || !mayGoOn(facts)) {
            return closing;
        }
        Slips slips = facts.slips();
        List<Supplier<Outcome>> ladder = List.of(
                () -> FuzzyRules.closing(facts, effort),
                () -> FuzzyRules.weak(facts, slips),
                () -> AmountRules.completion(facts),
                () -> StructureRule.around(facts),
                () -> FuzzyRules.residual(facts, slips, book.shapes()),
                () -> NamedRules.residual(facts),
                () -> facts.named().isEmpty() ? AmountRules.single(facts) : Outcome.nothing(Rule.AMOUNT),
                () -> facts.named().isEmpty() ? StructureRule.structure(facts) : Outcome.nothing(Rule.STRUCTURE),
                () -> facts.named().isEmpty() ? AmountRules.subset(facts) : Outcome.nothing(Rule.SUBSET));
        for (Supplier<Outcome> rule : ladder) {
            Outcome outcome = rule.get();
            if (!outcome.isEmpty()) {
                return outcome;
            }
        }
        return closing;
    }

    private Reason whyNothing(Facts facts) {
        if (recent.hasTwin(facts.received(), policy.duplicateWindowDays())) {
            return Reason.POSSIBLE_DUPLICATE;
        }
        if (!facts.findings().settled.isEmpty() || !facts.findings().foreign.isEmpty()) {
            return Reason.CONFLICTING_EVIDENCE;
        }
        if (facts.payer().isKnown()) {
            return Reason.NO_CANDIDATE;
        }
        return facts.payer().kind() == Payer.Kind.AMBIGUOUS ? Reason.AMBIGUOUS_PAYER : Reason.NO_PAYER;
    }

    private Decision conclude(Look look, Outcome outcome, List<Proposal> others) {
        List<Proposal> proposals = Stream.concat(proposals(look, outcome).stream(), others.stream())
                .limit(MOST_SUGGESTED)
                .toList();
        Confidence confidence = promotions.of(outcome.rule()).confidence();
        Proposal best = proposals.getFirst();
        Evidence evidence = evidence(look.facts(), outcome, best.because());
        return best.against().isEmpty()
                ? new Auto(best, confidence, evidence)
                : new Suggest(proposals, confidence, evidence);
    }

    private List<Proposal> proposals(Look look, Outcome outcome) {
        Rule rule = outcome.rule();
        boolean posts = policy.promoteAll() || promotions.posts(rule);
        List<Proposal> proposals = new ArrayList<>();
        for (Settlement settlement :
                outcome.settlements().stream().limit(MOST_SUGGESTED).toList()) {
            Set<Guard> against = EnumSet.noneOf(Guard.class);
            against.addAll(guards.against(
                    look.facts(), outcome, settlement, look.effort().isSpent()));
            if (against.isEmpty() && !posts) {
                against.add(Guard.NOT_PROMOTED);
            }
            proposals.add(proposal(look.facts(), outcome, settlement, against));
        }
        return proposals;
    }

    private Proposal proposal(Facts facts, Outcome outcome, Settlement settlement, Set<Guard> against) {
        List<Sentence> because =
                new ArrayList<>(Sentences.proposal(facts, outcome, settlement, promotions.of(outcome.rule())));
        because.addAll(Sentences.against(against, guards.residue(facts, settlement.entries())));
        return new Proposal(
                outcome.rule(),
                facts.exchanged(),
                settlement.allocations(),
                facts.amount() - settlement.cash(),
                settlement.hypotheses(),
                List.copyOf(against),
                because);
    }

    private Unresolved unresolved(Reason reason, Facts facts) {
        Outcome nothing = Outcome.nothing(Rule.SUBSET);
        return new Unresolved(reason, evidence(facts, nothing, Sentences.unresolved(reason, facts)));
    }

    private Evidence evidence(Facts facts, Outcome outcome, List<Sentence> sentences) {
        List<Evidence.Mention> mentions = new ArrayList<>();
        Findings findings = facts.findings();
        findings.named.values().forEach(reference -> mentions.add(mention(reference, "NAMED")));
        findings.foreign.values().forEach(reference -> mentions.add(mention(reference, "FOREIGN")));
        findings.settled.values().forEach(reference -> mentions.add(mention(reference, "SETTLED")));
        List<Entry> meant =
                outcome.isEmpty() ? List.of() : outcome.settlements().getFirst().entries();
        return new Evidence(
                facts.payer(),
                facts.pool().size(),
                mentions,
                guards.residue(facts, meant),
                outcome.density(),
                outcome.family(),
                sentences,
                policy.version());
    }

    private static Evidence.Mention mention(Reference reference, String kind) {
        return new Evidence.Mention(reference.entry().id(), reference.token(), reference.offset(), kind);
    }
}
