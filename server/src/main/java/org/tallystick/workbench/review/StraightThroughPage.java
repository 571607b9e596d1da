package org.tallystick.workbench.review;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.tallystick.insights.StraightThrough.OfCurrency;
import org.tallystick.platform.web.KeyFigure;
import org.tallystick.platform.web.Tone;
import org.tallystick.workbench.Shell;

/** The straight-through figures of a period, per currency. */
public record StraightThroughPage(LocalDate from, LocalDate to, List<OfCurrency> currencies) {
    public StraightThroughPage {
        currencies = List.copyOf(currencies);
    }

    public static List<KeyFigure> figures(OfCurrency one, Shell shell) {
        return List.of(
                figure(
                        "Straight-through by payment",
                        one.byPayment(),
                        "of " + shell.count(one.payments()) + (one.payments() == 1 ? " payment" : " payments")),
                figure("By line", one.byLine(), "a line is what one payment settles of one item"),
                figure("By money", one.byMoney(), "of all money received, the open part included"),
                figure(
                        "Wrong posts",
                        one.wrongPosts(),
                        shell.count(one.takenBack()) + " automatic lines were taken back"));
    }

    private static KeyFigure figure(String label, Optional<BigDecimal> rate, String note) {
        return new KeyFigure(
                label,
                rate.map(BigDecimal::toPlainString).orElse("–"),
                rate.isPresent() ? "%" : null,
                note,
                null,
                Tone.NEUTRAL);
    }
}
