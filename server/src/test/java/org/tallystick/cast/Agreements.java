package org.tallystick.cast;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.tallystick.access.Caller;
import org.tallystick.contracts.BillingSchedule;
import org.tallystick.contracts.ContractDesk;
import org.tallystick.contracts.ContractDraft;
import org.tallystick.contracts.ContractDrafts;
import org.tallystick.contracts.ContractId;
import org.tallystick.contracts.ContractInput;
import org.tallystick.contracts.ContractLine;
import org.tallystick.contracts.ContractTerms;
import org.tallystick.contracts.Contracts;
import org.tallystick.contracts.Cycle;
import org.tallystick.contracts.PricedPeriod;
import org.tallystick.contracts.PricedPeriods;
import org.tallystick.contracts.ScheduleDesk;
import org.tallystick.contracts.SigningDesk;
import org.tallystick.contracts.UsageDesk;
import org.tallystick.contracts.UsageInput;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.money.Percent;
import org.tallystick.lib.receivables.pricing.Rate;

/** Contracts of a trading company, and short ways to sign and charge them. */
public final class Agreements {
    public static final Cycle MONTHLY = new Cycle(1, Cycle.Unit.MONTHS, 1);

    private static final int MOST = 1_000;
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final Trading trading;

    public Agreements(Trading trading) {
        this.trading = trading;
    }

    public static ContractLine line(int number, Rate rate, BillingSchedule schedule) {
        return line(number, rate, schedule, null);
    }

    public static ContractLine line(int number, Rate rate, BillingSchedule schedule, @Nullable BigDecimal minimum) {
        return new ContractLine(
                number,
                "§ " + number,
                "Service " + number,
                rate,
                BigDecimal.ONE,
                "pcs",
                Percent.ZERO,
                minimum,
                "STANDARD",
                schedule);
    }

    public ContractId draft(CustomerId customer, LocalDate effectiveOn, ContractLine... lines) {
        var input = new ContractInput(
                "CT-" + NUMBERS.incrementAndGet(),
                customer,
                "Hosting",
                Trading.EUR,
                effectiveOn,
                null,
                new ContractTerms("As agreed.", List.of(lines)));
        return trading.call(() -> bean(ContractDesk.class).draft(caller(), input));
    }

    public ContractId signed(CustomerId customer, LocalDate effectiveOn, ContractLine... lines) {
        ContractId id = draft(customer, effectiveOn, lines);
        sign(id);
        return id;
    }

    /** On paper, as its draft stands. */
    public void sign(ContractId id) {
        int revision = draftOf(id).revision();
        trading.call(() -> {
            bean(SigningDesk.class)
                    .signOnPaper(
                            caller(),
                            id,
                            revision,
                            new SigningDesk.Paper(
                                    "Ada Lovelace",
                                    trading.today(),
                                    "signed.txt",
                                    ("signed " + id).getBytes(StandardCharsets.UTF_8)));
            return id;
        });
    }

    /** The next version, from a day on, with these lines. */
    public void amended(ContractId id, LocalDate effectiveOn, ContractLine... lines) {
        trading.call(() -> {
            bean(ContractDesk.class).amend(caller(), id);
            return id;
        });
        ContractDraft draft = draftOf(id);
        trading.call(() -> {
            bean(ContractDesk.class)
                    .save(
                            caller(),
                            new ContractDraft(
                                    id,
                                    draft.revision(),
                                    effectiveOn,
                                    null,
                                    new ContractTerms("As agreed anew.", List.of(lines))),
                            "Hosting");
            return id;
        });
        sign(id);
    }

    public ContractDraft draftOf(ContractId id) {
        return trading.call(() ->
                bean(ContractDrafts.class).find(trading.company().id(), id).orElseThrow());
    }

    public String number(ContractId id) {
        return trading.call(
                () -> bean(Contracts.class).get(trading.company().id(), id).number());
    }

    /** All that is due through a day; returns how many charges that made. */
    public int bringIn(LocalDate through) {
        int charges = 0;
        UUID after = new UUID(0, 0);
        while (true) {
            UUID from = after;
            ScheduleDesk.Chunk chunk =
                    trading.call(() -> bean(ScheduleDesk.class).bringIn(caller(), through, from));
            charges += chunk.charges();
            if (chunk.last() == null) {
                return charges;
            }
            after = chunk.last();
        }
    }

    /** What was priced of a contract, by line and day. */
    public List<PricedPeriod> priced(ContractId id) {
        List<PricedPeriod> rows = new ArrayList<>(trading.call(
                () -> bean(PricedPeriods.class).of(trading.company().id(), id, MOST)));
        rows.sort(Comparator.comparingInt(PricedPeriod::line).thenComparing(PricedPeriod::from));
        return rows;
    }

    /** Each line as {@code from..to amount}. */
    public List<String> pricedWords(ContractId id) {
        return priced(id).stream()
                .map(row -> row.from() + ".." + row.to() + " " + row.amount().toPlainString())
                .toList();
    }

    public UsageDesk.Outcome used(ContractId id, int line, String external, LocalDate on, String quantity) {
        return usage(new UsageInput(number(id), line, external, on, new BigDecimal(quantity), null));
    }

    public UsageDesk.Outcome reversed(ContractId id, int line, String external, LocalDate on, String reverses) {
        return usage(new UsageInput(number(id), line, external, on, null, reverses));
    }

    private UsageDesk.Outcome usage(UsageInput input) {
        return trading.call(
                () -> bean(UsageDesk.class).record(caller(), List.of(input)).getFirst());
    }

    private Caller caller() {
        return trading.caller();
    }

    private <T> T bean(Class<T> type) {
        return trading.bean(type);
    }
}
