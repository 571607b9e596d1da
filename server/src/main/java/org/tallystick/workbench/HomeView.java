package org.tallystick.workbench;

import java.math.RoundingMode;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallystick.insights.HomeFigures;
import org.tallystick.insights.HomeFigures.NextStep;
import org.tallystick.insights.HomeFigures.OfCurrency;
import org.tallystick.insights.MonthFigures;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.web.Chart;
import org.tallystick.platform.web.KeyFigure;
import org.tallystick.platform.web.Tone;

/** The figures of the home page as tiles, drawings and steps; the company's own currency comes first. */
record HomeView(HomeFigures figures, CurrencyCode own) {
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM uu", Locale.UK);

    boolean hasFigures() {
        return !figures.currencies().isEmpty();
    }

    List<KeyFigure> tiles(Shell shell) {
        List<KeyFigure> tiles = new ArrayList<>();
        for (OfCurrency one : sorted()) {
            tiles.addAll(tiles(one, shell));
        }
        return tiles;
    }

    private static List<KeyFigure> tiles(OfCurrency one, Shell shell) {
        String currency = one.currency().code();
        String aging = shell.at("/aging?by=invoice&currency=" + currency);
        boolean overdue = one.overdue().isPositive();
        return List.of(
                tile(
                        "Open",
                        one.open(),
                        shell.amount(one.dueThisWeek()) + " due this week",
                        aging,
                        Tone.NEUTRAL,
                        shell),
                tile("Overdue", one.overdue(), share(one), aging, overdue ? Tone.BAD : Tone.GOOD, shell),
                dso(one, shell),
                tile(
                        "Unapplied",
                        one.unapplied(),
                        "Money received that settles nothing yet",
                        shell.at("/payments?unapplied=true"),
                        one.unapplied().isPositive() ? Tone.WARN : Tone.NEUTRAL,
                        shell),
                tile("Unbilled", one.unbilled(), "Charges that wait", shell.at("/charges"), Tone.NEUTRAL, shell));
    }

    private static KeyFigure tile(String label, Money amount, String note, String href, Tone tone, Shell shell) {
        return new KeyFigure(label, shell.amount(amount), amount.currency().code(), note, href, tone);
    }

    private static String share(OfCurrency one) {
        if (!one.open().isPositive()) {
            return "Nothing is open";
        }
        long percent = one.overdue()
                .toDecimal()
                .movePointRight(2)
                .divide(one.open().toDecimal(), 0, RoundingMode.HALF_UP)
                .longValueExact();
        return percent + "% of what is open";
    }

    private static KeyFigure dso(OfCurrency one, Shell shell) {
        MonthFigures last = one.months().isEmpty() ? null : one.months().getLast();
        String days = last == null || last.dso() == null
                ? "—"
                : shell.number(last.dso().setScale(1, RoundingMode.HALF_UP));
        return new KeyFigure(
                "DSO", days, "days", "Open over billed of three months", shell.at("/reports/kpis"), Tone.NEUTRAL);
    }

    List<HomePage.Step> steps(Shell shell) {
        return figures.nextSteps().stream().map(step -> step(step, shell)).toList();
    }

    private static HomePage.Step step(NextStep step, Shell shell) {
        String amounts = step.amounts().stream().map(shell::money).collect(Collectors.joining(", "));
        String sentence = shell.count(step.count()) + (amounts.isEmpty() ? "" : " · " + amounts);
        return new HomePage.Step(step.title(), sentence, "Open", step.path());
    }

    /** One bar per bucket, in the first currency. */
    Chart aging() {
        OfCurrency one = first();
        if (one == null) {
            return new Chart(Chart.Type.BAR, own.code(), List.of(), List.of());
        }
        return new Chart(
                Chart.Type.BAR,
                one.currency().code(),
                one.buckets().stream()
                        .map(bucket -> bucket.label().equals("NOT_DUE") ? "Not due" : bucket.label() + " days")
                        .toList(),
                List.of(new Chart.Series(
                        "Open",
                        one.aging().buckets().stream().map(Money::toDecimal).toList())));
    }

    Chart cash() {
        OfCurrency one = first();
        List<MonthFigures> months = one == null ? List.of() : one.months();
        return new Chart(
                Chart.Type.BAR,
                one == null ? own.code() : one.currency().code(),
                months.stream().map(month -> MONTH.format(month.month())).toList(),
                List.of(
                        new Chart.Series(
                                "Billed",
                                months.stream()
                                        .map(month -> month.billed().toDecimal())
                                        .toList()),
                        new Chart.Series(
                                "Received",
                                months.stream()
                                        .map(month -> month.collected().toDecimal())
                                        .toList())));
    }

    private @Nullable OfCurrency first() {
        return sorted().stream().findFirst().orElse(null);
    }

    private List<OfCurrency> sorted() {
        return figures.currencies().stream()
                .sorted((left, right) -> Boolean.compare(
                        right.currency().equals(own), left.currency().equals(own)))
                .toList();
    }
}
