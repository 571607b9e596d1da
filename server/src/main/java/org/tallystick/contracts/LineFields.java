package org.tallystick.contracts;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.Percent;
import org.tallystick.lib.receivables.pricing.Rate;
import org.tallystick.platform.Refusal;

/**
 * A line of a contract as texts, the way forms send it and tables keep it. The price of a tiered rate is a list of tiers:
 * {@code 1000: 0.05; 5000: 0.04 + 10; rest: 0.03}, where what follows the plus is asked once.
 */
public record LineFields(
        int line,
        String clause,
        String description,
        String rate,
        String price,
        @Nullable String size,
        String quantity,
        String unit,
        @Nullable String discount,
        @Nullable String minimum,
        String taxCode,
        String schedule,
        @Nullable String every,
        @Nullable String period,
        @Nullable String anchor,
        @Nullable String on) {
    private static final int MOST_DECIMALS = 6;
    private static final BigDecimal MOST = new BigDecimal("1000000000");

    /** How a rate is called in forms and tables. */
    public enum RateKind {
        FLAT("Fixed amount"),
        PER_UNIT("Per unit"),
        GRADUATED("Tiers, each unit at the price of its tier"),
        VOLUME("Tiers, all units at the price of the tier reached"),
        PACKAGES("Per package begun");

        private final String title;

        RateKind(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /** How a schedule is called in forms and tables. */
    public enum ScheduleKind {
        ADVANCE("In advance, each period"),
        ARREARS("In arrears, each period"),
        USAGE("By usage, after each period"),
        ONCE("Once, on a day"),
        MILESTONE("When a milestone is reached");

        private final String title;

        ScheduleKind(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    public static LineFields of(ContractLine line) {
        Cycle cycle = cycleOf(line.schedule());
        BigDecimal minimum = line.minimum();
        return new LineFields(
                line.line(),
                line.clause(),
                line.description(),
                kind(line.rate()).name(),
                price(line.rate()),
                line.rate() instanceof Rate.Packages packages ? plain(packages.size()) : null,
                plain(line.quantity()),
                line.unit(),
                line.discount().isZero() ? null : line.discount().value().toPlainString(),
                minimum == null ? null : plain(minimum),
                line.taxCode(),
                kind(line.schedule()).name(),
                cycle == null ? null : Integer.toString(cycle.every()),
                cycle == null ? null : cycle.unit().name(),
                cycle == null ? null : Integer.toString(cycle.anchor()),
                line.schedule() instanceof BillingSchedule.Once once ? once.on().toString() : null);
    }

    /** The line they stand for, or what is wrong with them. */
    public ContractLine parse() {
        try {
            return new ContractLine(
                    line,
                    clause.strip(),
                    description.strip(),
                    parsedRate(),
                    number("quantity", quantity),
                    unit.strip(),
                    isEmpty(discount) ? Percent.ZERO : new Percent(number("discount", discount)),
                    isEmpty(minimum) ? null : number("minimum", minimum),
                    taxCode.strip().toUpperCase(Locale.ROOT),
                    parsedSchedule());
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid("LINE_INVALID", "Clause " + clause + ": " + e.getMessage() + ".");
        }
    }

    private Rate parsedRate() {
        return switch (choice(RateKind.class, rate)) {
            case FLAT -> new Rate.Flat(number("price", price));
            case PER_UNIT -> new Rate.PerUnit(number("price", price));
            case GRADUATED -> new Rate.Graduated(TierText.parse(price));
            case VOLUME -> new Rate.Volume(TierText.parse(price));
            case PACKAGES -> new Rate.Packages(number("size of a package", size), number("price", price));
        };
    }

    private BillingSchedule parsedSchedule() {
        return switch (choice(ScheduleKind.class, schedule)) {
            case ADVANCE -> new BillingSchedule.InAdvance(cycle());
            case ARREARS -> new BillingSchedule.InArrears(cycle());
            case USAGE -> new BillingSchedule.Metered(cycle());
            case ONCE -> new BillingSchedule.Once(day());
            case MILESTONE -> new BillingSchedule.Milestone();
        };
    }

    private Cycle cycle() {
        return new Cycle(
                isEmpty(every) ? 1 : whole("length of a period", every),
                isEmpty(period) ? Cycle.Unit.MONTHS : choice(Cycle.Unit.class, period),
                isEmpty(anchor) ? 1 : whole("first day of a period", anchor));
    }

    private LocalDate day() {
        try {
            return LocalDate.parse(Objects.requireNonNullElse(on, "").strip());
        } catch (DateTimeParseException e) {
            throw Refusal.invalid(
                    "DATE_INVALID", "Clause " + clause + ": write the day as year, month and day: 2026-01-31.");
        }
    }

    private static <E extends Enum<E>> E choice(Class<E> type, @Nullable String word) {
        try {
            return Enum.valueOf(type, Objects.requireNonNullElse(word, ""));
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid("CHOICE_UNKNOWN", "Choose one of the rates and schedules that are offered.");
        }
    }

    private static int whole(String what, @Nullable String text) {
        BigDecimal number = number(what, text);
        if (number.stripTrailingZeros().scale() > 0 || number.precision() > MOST_DECIMALS) {
            throw Refusal.invalid("NUMBER_INVALID", "The " + what + " is a whole number.");
        }
        return number.intValueExact();
    }

    static BigDecimal number(String what, @Nullable String text) {
        String plain = Objects.requireNonNullElse(text, "").strip();
        if (!plain.matches("\\d{1,12}(\\.\\d{1,6})?") || new BigDecimal(plain).compareTo(MOST) > 0) {
            throw Refusal.invalid(
                    "NUMBER_INVALID",
                    "Write the " + what + " with a decimal point, such as 1234.50, with " + MOST_DECIMALS
                            + " decimals at most.");
        }
        return new BigDecimal(plain);
    }

    private static boolean isEmpty(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static String price(Rate rate) {
        return switch (rate) {
            case Rate.Flat flat -> plain(flat.price());
            case Rate.PerUnit unit -> plain(unit.price());
            case Rate.Graduated graduated -> TierText.write(graduated.tiers());
            case Rate.Volume volume -> TierText.write(volume.tiers());
            case Rate.Packages packages -> plain(packages.price());
        };
    }

    private static RateKind kind(Rate rate) {
        return switch (rate) {
            case Rate.Flat _ -> RateKind.FLAT;
            case Rate.PerUnit _ -> RateKind.PER_UNIT;
            case Rate.Graduated _ -> RateKind.GRADUATED;
            case Rate.Volume _ -> RateKind.VOLUME;
            case Rate.Packages _ -> RateKind.PACKAGES;
        };
    }

    private static ScheduleKind kind(BillingSchedule schedule) {
        return switch (schedule) {
            case BillingSchedule.InAdvance _ -> ScheduleKind.ADVANCE;
            case BillingSchedule.InArrears _ -> ScheduleKind.ARREARS;
            case BillingSchedule.Metered _ -> ScheduleKind.USAGE;
            case BillingSchedule.Once _ -> ScheduleKind.ONCE;
            case BillingSchedule.Milestone _ -> ScheduleKind.MILESTONE;
        };
    }

    private static @Nullable Cycle cycleOf(BillingSchedule schedule) {
        return switch (schedule) {
            case BillingSchedule.InAdvance advance -> advance.cycle();
            case BillingSchedule.InArrears arrears -> arrears.cycle();
            case BillingSchedule.Metered metered -> metered.cycle();
            case BillingSchedule.Once _, BillingSchedule.Milestone _ -> null;
        };
    }

    private static String plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
    }
}
