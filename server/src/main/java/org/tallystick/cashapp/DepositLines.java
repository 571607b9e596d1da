package org.tallystick.cashapp;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.BankAccount;
import org.tallystick.platform.CompanyId;

/**
 * Recognises the money of deposits, so that it is booked once: by the deposit's number in the text, or by its amount when one
 * deposit of the last days and one line have it.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class DepositLines {
    static final String RULE = "deposit";

    /** How many days a bank may take to credit a deposit. */
    private static final int DAYS = 10;

    private final AwaitedBookings awaited;

    DepositLines(AwaitedBookings awaited) {
        this.awaited = awaited;
    }

    /** The lines that bring a deposit, each with the entry of it. */
    Map<LineRead, UUID> brought(CompanyId company, List<LineRead> fresh, BankAccount account) {
        List<LineRead> credits =
                fresh.stream().filter(line -> line.amount().isPositive()).toList();
        List<AwaitedBooking> deposits = credits.isEmpty()
                ? List.of()
                : awaited.deposits(
                        company, account, credits.stream().map(LineRead::amount).toList());
        return deposits.isEmpty() ? Map.of() : pairs(credits, deposits);
    }

    static Map<LineRead, UUID> pairs(List<LineRead> credits, List<AwaitedBooking> deposits) {
        Map<LineRead, UUID> brought = new LinkedHashMap<>();
        Set<UUID> taken = new HashSet<>();
        for (LineRead line : credits) {
            named(line, deposits)
                    .filter(deposit -> taken.add(deposit.entry()))
                    .ifPresent(deposit -> brought.put(line, deposit.entry()));
        }
        List<LineRead> others = new ArrayList<>(credits);
        others.removeAll(brought.keySet());
        List<AwaitedBooking> left = deposits.stream()
                .filter(deposit -> !taken.contains(deposit.entry()))
                .toList();
        for (LineRead line : others) {
            alone(line, others, left).ifPresent(deposit -> brought.put(line, deposit.entry()));
        }
        return brought;
    }

    private static Optional<AwaitedBooking> named(LineRead line, List<AwaitedBooking> deposits) {
        String text = Objects.requireNonNullElse(line.reference(), "") + " "
                + line.remittance().text();
        return deposits.stream()
                .filter(deposit -> deposit.amount().equals(line.amount()) && text.contains(deposit.number()))
                .findFirst();
    }

    /** A line that names a payer is no deposit; among the others, amount and days decide when they leave no choice. */
    private static Optional<AwaitedBooking> alone(
            LineRead line, List<LineRead> credits, List<AwaitedBooking> deposits) {
        Money amount = line.amount();
        List<AwaitedBooking> fits = deposits.stream()
                .filter(deposit -> deposit.amount().equals(amount) && isInTime(line.bookedOn(), deposit.postedOn()))
                .toList();
        boolean only = fits.size() == 1
                && line.counterAccount() == null
                && credits.stream().filter(each -> each.amount().equals(amount)).count() == 1;
        return only ? Optional.of(fits.getFirst()) : Optional.empty();
    }

    private static boolean isInTime(LocalDate bookedOn, LocalDate depositedOn) {
        return !bookedOn.isBefore(depositedOn) && !bookedOn.isAfter(depositedOn.plusDays(DAYS));
    }

    void confirm(CompanyId company, UUID line, UUID entry, Instant at, String by) {
        awaited.confirm(company, line, List.of(entry), at, by);
    }
}
