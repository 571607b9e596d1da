package org.tallystick.demo;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tallystick.access.Caller;
import org.tallystick.contracts.BillingSchedule;
import org.tallystick.contracts.ContractDesk;
import org.tallystick.contracts.ContractDraft;
import org.tallystick.contracts.ContractDrafts;
import org.tallystick.contracts.ContractId;
import org.tallystick.contracts.ContractInput;
import org.tallystick.contracts.ContractLine;
import org.tallystick.contracts.ContractTerms;
import org.tallystick.contracts.Cycle;
import org.tallystick.contracts.ScheduleDesk;
import org.tallystick.contracts.SigningDesk;
import org.tallystick.contracts.UsageDesk;
import org.tallystick.contracts.UsageInput;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.money.Percent;
import org.tallystick.lib.receivables.pricing.Rate;
import org.tallystick.lib.receivables.pricing.Tier;

/**
 * Three contracts: a platform with a fee in advance, usage by tiers and a milestone; maintenance that was amended; and one that
 * waits to be signed.
 */
@Component
class DemoContracts {
    private static final String PLATFORM = "K-0001";
    private static final int USAGE_LINE = 2;
    private static final int MONTHS_TO_MILESTONE = 4;
    private static final int MONTHS_TO_AMENDMENT = 6;
    private static final Cycle MONTHLY = new Cycle(1, Cycle.Unit.MONTHS, 1);
    private static final Cycle QUARTERLY = new Cycle(3, Cycle.Unit.MONTHS, 1);
    private static final UUID FIRST = new UUID(0, 0);

    private final ContractDesk desk;
    private final ContractDrafts drafts;
    private final SigningDesk signing;
    private final ScheduleDesk schedule;
    private final UsageDesk usage;

    DemoContracts(
            ContractDesk desk, ContractDrafts drafts, SigningDesk signing, ScheduleDesk schedule, UsageDesk usage) {
        this.desk = desk;
        this.drafts = drafts;
        this.signing = signing;
        this.schedule = schedule;
        this.usage = usage;
    }

    /** The contracts that were signed before the year began. */
    record Agreed(ContractId platform, ContractId maintenance) {}

    Agreed sign(DemoCompany.Founded founded, LocalDate from) {
        Caller caller = founded.caller();
        ContractId platform =
                draft(caller, PLATFORM, customer(founded, 0), "Order platform", from, platform(Percent.ZERO));
        signOnPaper(caller, platform, "Anna Brandt", from);
        desk.keepTemplate(caller, platform, "Platform with usage");
        ContractId maintenance =
                draft(caller, "K-0002", customer(founded, 1), "Maintenance", from, List.of(seats("12", "19.50")));
        signOnPaper(caller, maintenance, "Jonas Petersen", from);
        return new Agreed(platform, maintenance);
    }

    /** What was used in a month, and what else happened in it. */
    void month(Caller caller, Agreed agreed, YearMonth month, YearMonth first) {
        var random = new SplittableRandom(month.getMonthValue());
        for (int day = 7; day <= 28; day += 7) {
            LocalDate on = month.atDay(day);
            usage.record(
                    caller,
                    List.of(new UsageInput(
                            PLATFORM,
                            USAGE_LINE,
                            "orders " + on,
                            on,
                            BigDecimal.valueOf(random.nextInt(200, 900)),
                            null)));
        }
        if (month.equals(first.plusMonths(MONTHS_TO_MILESTONE))) {
            schedule.reach(caller, agreed.platform(), 3, month.atDay(20), "Acceptance certificate, signed on site");
        }
        if (month.equals(first.plusMonths(MONTHS_TO_AMENDMENT))) {
            amend(caller, agreed.maintenance(), month.plusMonths(1).atDay(1));
        }
    }

    /** Brings in what is due through a day. */
    int charge(Caller caller, LocalDate through) {
        int charges = 0;
        UUID after = FIRST;
        while (after != null) {
            ScheduleDesk.Chunk chunk = schedule.bringIn(caller, through, after);
            charges += chunk.charges();
            after = chunk.last();
        }
        return charges;
    }

    /** One more, sent to be signed. */
    void offer(DemoCompany.Founded founded, LocalDate today) {
        Caller caller = founded.caller();
        LocalDate next = YearMonth.from(today).plusMonths(1).atDay(1);
        ContractId id = draft(caller, "K-0003", customer(founded, 2), "Order platform", next, platform(Percent.of(5)));
        signing.offer(caller, id, 30);
    }

    private void amend(Caller caller, ContractId id, LocalDate from) {
        desk.amend(caller, id);
        ContractDraft draft = drafts.find(caller.company(), id).orElseThrow();
        desk.save(
                caller,
                new ContractDraft(
                        id,
                        draft.revision(),
                        from,
                        null,
                        new ContractTerms(draft.terms().text(), List.of(seats("15", "18.90")))),
                "Maintenance");
        signOnPaper(caller, id, "Jonas Petersen", from.minusDays(1));
    }

    private ContractId draft(
            Caller caller, String number, CustomerId customer, String title, LocalDate from, List<ContractLine> lines) {
        return desk.draft(
                caller,
                new ContractInput(
                        number,
                        customer,
                        title,
                        DemoCompany.EUR,
                        from,
                        null,
                        new ContractTerms("The services are described in annex A.", lines)));
    }

    private void signOnPaper(Caller caller, ContractId id, String signer, LocalDate on) {
        ContractDraft draft = drafts.find(caller.company(), id).orElseThrow();
        String paper = "Signed copy of contract " + id + " by " + signer + " on " + on + ".";
        signing.signOnPaper(
                caller,
                id,
                draft.revision(),
                new SigningDesk.Paper(signer, on, "signed-" + on + ".txt", paper.getBytes(StandardCharsets.UTF_8)));
    }

    private static CustomerId customer(DemoCompany.Founded founded, int place) {
        return founded.customer(DemoCustomer.cast().stream()
                .filter(customer ->
                        customer.currency().equals("EUR") && customer.country().equals("DE"))
                .skip(place)
                .findFirst()
                .orElseThrow());
    }

    private static List<ContractLine> platform(Percent discount) {
        Rate tiers =
                new Rate.Graduated(List.of(Tier.of("1000", "0.12"), Tier.of("2500", "0.09"), Tier.of(null, "0.07")));
        return List.of(
                line(
                        1,
                        "3.1",
                        "Platform fee",
                        new Rate.Flat(new BigDecimal("450")),
                        "1",
                        "quarter",
                        discount,
                        null,
                        new BillingSchedule.InAdvance(QUARTERLY)),
                line(
                        USAGE_LINE,
                        "3.2",
                        "Orders through the platform",
                        tiers,
                        "1",
                        "orders",
                        discount,
                        "90",
                        new BillingSchedule.Metered(MONTHLY)),
                line(
                        3,
                        "3.3",
                        "Migration accepted",
                        new Rate.Flat(new BigDecimal("2400")),
                        "1",
                        "pcs",
                        Percent.ZERO,
                        null,
                        new BillingSchedule.Milestone()));
    }

    private static ContractLine seats(String count, String price) {
        return line(
                1,
                "2",
                "Maintenance of workplaces",
                new Rate.PerUnit(new BigDecimal(price)),
                count,
                "seats",
                Percent.of(10),
                null,
                new BillingSchedule.InArrears(MONTHLY));
    }

    private static ContractLine line(
            int number,
            String clause,
            String text,
            Rate rate,
            String quantity,
            String unit,
            Percent discount,
            @Nullable String minimum,
            BillingSchedule schedule) {
        return new ContractLine(
                number,
                clause,
                text,
                rate,
                new BigDecimal(quantity),
                unit,
                discount,
                minimum == null ? null : new BigDecimal(minimum),
                "STANDARD",
                schedule);
    }
}
