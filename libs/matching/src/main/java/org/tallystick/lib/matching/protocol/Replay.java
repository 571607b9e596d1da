package org.tallystick.lib.matching.protocol;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.matching.Allocation;
import org.tallystick.lib.matching.Book;
import org.tallystick.lib.matching.Decision;
import org.tallystick.lib.matching.Guard;
import org.tallystick.lib.matching.Matching;
import org.tallystick.lib.matching.Policy;
import org.tallystick.lib.matching.Promotions;
import org.tallystick.lib.matching.Proposal;
import org.tallystick.lib.matching.ReceiptLine;
import org.tallystick.lib.matching.payer.Customer;
import org.tallystick.lib.matching.payer.Payers;
import org.tallystick.lib.matching.protocol.Sheets.ItemRow;

/** One company over time: labelled lines first, booked as they really were, then the lines to match. */
public final class Replay {
    private final Book book = new Book();
    private final Payers payers = new Payers();
    private final Promotions promotions = Promotions.fresh();
    private final Matching matching;
    private final Set<String> items = new HashSet<>();

    public Replay(Policy policy, List<Customer> customers) {
        this.matching = new Matching(book, payers, policy, promotions);
        customers.forEach(payers::add);
    }

    /** A line and what was decided about it. */
    public record Matched(ReceiptLine line, Decision decision) {
        /** What was posted, or what is suggested first; null for an exception. */
        public @Nullable Proposal proposal() {
            return switch (decision) {
                case Decision.Auto auto -> auto.proposal();
                case Decision.Suggest suggest -> suggest.proposals().getFirst();
                case Decision.Unresolved _ -> null;
            };
        }

        public boolean isAuto() {
            return decision instanceof Decision.Auto;
        }
    }

    public Promotions promotions() {
        return promotions;
    }

    public Book book() {
        return book;
    }

    /** Sets the books to the start of a period: what is not among these items is not open. */
    public void period(List<ItemRow> rows) {
        items.forEach(item -> book.open(item, 0));
        for (ItemRow row : rows) {
            if (items.add(row.item().id())) {
                book.add(row.item(), row.openMinor());
            } else {
                book.open(row.item().id(), row.openMinor());
            }
        }
    }

    /** Learns from labelled lines: each is decided, compared, and booked as it was; rules that prove themselves are promoted. */
    public void learn(List<ReceiptLine> lines, Map<String, Truth> truths) {
        for (ReceiptLine line : lines) {
            Truth truth = truths.get(line.id());
            if (truth != null) {
                confirm(new Matched(line, matching.decide(line)), truth);
                book(line, truth);
            }
        }
        promotions.promoteWhatMay("labelled history");
    }

    /** Counts a proposal that no guard held back as a confirmed case of its rule. */
    private void confirm(Matched matched, Truth truth) {
        Proposal proposal = matched.proposal();
        if (proposal != null && proposal.against().stream().allMatch(Guard.NOT_PROMOTED::equals)) {
            boolean right = truth.isMetBy(proposal.allocations());
            boolean stranger = truth.isMatchable() && touchesStranger(proposal.allocations(), truth);
            promotions.change(proposal.rule(), standing -> standing.confirmed(right, stranger));
        }
    }

    /** Books a line as it really was, and learns who paid. */
    public void book(ReceiptLine line, Truth truth) {
        for (Truth.Part part : truth.parts()) {
            if (book.knows(part.invoice())) {
                book.open(part.invoice(), book.open(part.invoice()) - part.settledMinor());
            }
            payers.learn(line.payerAccount(), line.payerName(), part.customer(), line.id());
        }
        if (truth.isMatchable()) {
            matching.appliedInFull(line);
        }
    }

    /** Decides a line and books nothing. */
    public Matched decide(ReceiptLine line) {
        return new Matched(line, matching.decide(line));
    }

    /** Decides lines in order; what is posted lowers the open amounts at once. */
    public List<Matched> match(List<ReceiptLine> lines) {
        List<Matched> matched = new ArrayList<>(lines.size());
        for (ReceiptLine line : lines) {
            Decision decision = matching.decide(line);
            if (decision instanceof Decision.Auto auto) {
                matching.post(line, auto.proposal());
            }
            matched.add(new Matched(line, decision));
        }
        return matched;
    }

    /** True when an allocation is on an item of somebody who is not in the truth. */
    public boolean touchesStranger(List<Allocation> allocations, Truth truth) {
        return allocations.stream()
                .anyMatch(allocation -> !truth.customers().contains(book.customer(allocation.item())));
    }
}
