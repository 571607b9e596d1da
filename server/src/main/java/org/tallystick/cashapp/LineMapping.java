package org.tallystick.cashapp;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.bankfiles.statement.Batch;
import org.tallystick.lib.bankfiles.statement.Counterparty;
import org.tallystick.lib.bankfiles.statement.Detail;
import org.tallystick.lib.bankfiles.statement.Direction;
import org.tallystick.lib.bankfiles.statement.Entry;
import org.tallystick.lib.bankfiles.statement.ReferredDocument;
import org.tallystick.lib.bankfiles.statement.ReturnReason;
import org.tallystick.lib.bankfiles.statement.StatedAmount;
import org.tallystick.lib.bankfiles.statement.StructuredReference;
import org.tallystick.lib.bankfiles.statement.TransactionCode;
import org.tallystick.lib.money.Money;

/** Makes lines of a booked entry: one for each payment of a collective entry that adds up, else one for the entry. */
final class LineMapping {
    private static final String RETURNED_DEBIT = "RDDT";
    private static final String RETURNED_CREDIT = "RRTN";

    private final int firstOrdinal;
    private final Entry entry;
    private final LocalDate bookedOn;
    private final Money amount;

    private LineMapping(int firstOrdinal, Entry entry, LocalDate bookedOn, Money amount) {
        this.firstOrdinal = firstOrdinal;
        this.entry = entry;
        this.bookedOn = bookedOn;
        this.amount = amount;
    }

    /** The lines of an entry whose amount could be read; the first one takes the given place in the statement. */
    static List<LineRead> of(int firstOrdinal, Entry entry, LocalDate bookedOn, Money amount) {
        var mapping = new LineMapping(firstOrdinal, entry, bookedOn, amount);
        List<Money> parts = mapping.parts();
        if (parts.isEmpty()) {
            return List.of(mapping.whole());
        }
        List<LineRead> lines = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            Detail detail = entry.details().get(i);
            lines.add(mapping.line(i, i + 1, parts.get(i), detail, List.of(detail), false));
        }
        return lines;
    }

    /** The amounts of the payments in a collective entry; none when there are not several or they do not add up. */
    private List<Money> parts() {
        if (entry.details().size() < 2 || !entry.sound()) {
            return List.of();
        }
        List<Money> parts = new ArrayList<>();
        Money sum = Money.zero(amount.currency());
        for (Detail detail : entry.details()) {
            StatedAmount stated = detail.amount();
            Money part = stated == null ? null : stated.money();
            boolean sameSide = detail.direction() == null || detail.direction() == entry.direction();
            if (part == null || !part.currency().equals(amount.currency()) || !part.isPositive() || !sameSide) {
                return List.of();
            }
            parts.add(part);
            sum = sum.plus(part);
        }
        return sum.equals(amount) ? parts : List.of();
    }

    private LineRead whole() {
        Detail only = entry.details().size() == 1 ? entry.details().getFirst() : null;
        return line(0, 0, amount, only, entry.details(), entry.details().size() < 2);
    }

    private LineRead line(
            int offset, int place, Money part, @Nullable Detail detail, List<Detail> details, boolean withEntryText) {
        Counterparty party = detail == null ? Counterparty.UNKNOWN : detail.counterparty();
        String bankReference = detail == null ? null : detail.bankReference();
        return new LineRead(
                firstOrdinal + offset,
                entry.fingerprint().value(),
                place,
                bookedOn,
                entry.valueOn(),
                entry.direction() == Direction.CREDIT ? part : part.negated(),
                party.name() == null ? party.ultimateName() : party.name(),
                party.iban() == null ? party.account() : party.iban(),
                bankReference == null ? entry.bankReference() : bankReference,
                entry.bankReference(),
                !entry.isBooked(),
                remittance(detail, details, withEntryText),
                setAside(detail));
    }

    private Remittance remittance(@Nullable Detail detail, List<Detail> details, boolean withEntryText) {
        List<String> references = new ArrayList<>();
        List<String> documents = new ArrayList<>();
        Map<String, Money> stated = new HashMap<>();
        List<String> texts = new ArrayList<>();
        for (Detail one : details) {
            one.structuredReferences().stream()
                    .map(StructuredReference::reference)
                    .forEach(references::add);
            one.referredDocuments().forEach(document -> add(document, documents, stated));
            texts.addAll(one.freeText());
            texts.addAll(one.referenceText());
            texts.add(Objects.requireNonNullElse(one.additionalText(), ""));
        }
        if (withEntryText) {
            texts.add(Objects.requireNonNullElse(entry.additionalText(), ""));
        }
        String text = texts.stream().filter(line -> !line.isBlank()).distinct().collect(Collectors.joining("\n"));
        return new Remittance(
                references,
                documents,
                stated,
                text,
                detail == null ? null : detail.endToEndId(),
                OriginalAmount.of(detail, amount.currency()));
    }

    private static void add(ReferredDocument document, List<String> documents, Map<String, Money> stated) {
        String number = document.number();
        if (number == null || number.isBlank()) {
            return;
        }
        documents.add(number);
        StatedAmount remitted = document.remitted();
        if (remitted != null && remitted.money() != null) {
            stated.merge(number.strip(), remitted.money(), (first, second) -> first);
        }
    }

    /** Money that comes back, or goes back, is for a person: it settles nothing new. */
    private @Nullable String setAside(@Nullable Detail detail) {
        ReturnReason reason = detail == null ? null : detail.returnReason();
        if (reason != null) {
            return ("return " + Objects.requireNonNullElse(reason.code(), "")).strip();
        }
        if (entry.reversal()) {
            return "reversal";
        }
        TransactionCode ofDetail = detail == null ? TransactionCode.NONE : detail.transactionCode();
        boolean returned = Stream.of(entry.transactionCode(), ofDetail).anyMatch(this::isReturn);
        return returned ? "return" : batch();
    }

    /** A collection of several payments that lists none of them waits for its notification. */
    private @Nullable String batch() {
        Batch batch = entry.batch();
        boolean several =
                batch != null && batch.transactions() > 1 && entry.details().size() < 2;
        return several && entry.direction() == Direction.CREDIT ? LineRead.BATCH : null;
    }

    private boolean isReturn(TransactionCode code) {
        boolean debitTakenBack = RETURNED_DEBIT.equals(code.family()) && entry.direction() == Direction.DEBIT;
        return debitTakenBack || RETURNED_CREDIT.equals(code.subFamily());
    }
}
