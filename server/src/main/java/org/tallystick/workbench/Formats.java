package org.tallystick.workbench;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;

/** Writes figures and dates the way a reader of the locale expects them. */
public record Formats(Locale locale) {
    public String amount(Money money) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(money.currency().digits());
        format.setMaximumFractionDigits(money.currency().digits());
        return withMinusSign(format.format(money.toDecimal()));
    }

    /** The code comes behind, because a sign such as $ means several currencies. */
    public String money(Money money) {
        return amount(money) + "\u00a0" + money.currency().code();
    }

    public String number(BigDecimal number) {
        var format = (DecimalFormat) NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(10);
        format.setRoundingMode(RoundingMode.UNNECESSARY);
        return withMinusSign(format.format(number));
    }

    /** A price: at least the digits of its currency, more where it has more. */
    public String price(BigDecimal price, CurrencyCode currency) {
        var format = (DecimalFormat) NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(currency.digits());
        format.setMaximumFractionDigits(10);
        format.setRoundingMode(RoundingMode.UNNECESSARY);
        return withMinusSign(format.format(price));
    }

    public String count(long number) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }

    /** {@code 31 Jan 2026}: no reader takes the month for the day. */
    public String date(LocalDate date) {
        return DateTimeFormatter.ofPattern("d MMM uuuu", locale).format(date);
    }

    public String moment(Instant moment, ZoneId zone) {
        return DateTimeFormatter.ofPattern("d MMM uuuu HH:mm", locale).format(moment.atZone(zone));
    }

    /** Two letters that stand for a name. */
    static String initials(String name) {
        String[] words = name.strip().split("\\s+", -1);
        String first = words[0].substring(0, Math.min(1, words[0].length()));
        String last = words.length == 1 ? "" : words[words.length - 1].substring(0, 1);
        return (first + last).toUpperCase(Locale.ROOT);
    }

    /** The typographic minus sign is as wide as a digit. */
    private static String withMinusSign(String number) {
        return number.replace('-', '\u2212');
    }
}
