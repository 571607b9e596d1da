package org.tallystick.cashapp;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.bankfiles.table.AmountFormat;
import org.tallystick.lib.bankfiles.table.DateFormat;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;

/**
 * An advice in plain text, as e-mails and PDFs hold it: lines with the number of a document and one to three amounts (paid;
 * owed and paid; owed, discount and paid), a total, and words such as {@code Payer:} and {@code Payment reference:}.
 */
final class TextAdvice {
    private static final int LONGEST_TEXT = 1 << 20;
    private static final int LONGEST_LINE = 500;
    private static final int MOST_LINES = 10_000;
    private static final int MOST_AMOUNTS = 3;
    private static final Pattern AMOUNT = Pattern.compile(
            "(?<![\\p{L}\\p{N}./-])-?\\d{1,3}(?:[.,'\u00a0\u202f]?\\d{3}){0,4}[.,]\\d{2}(?![\\p{L}\\p{N}])-?");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}./_-]{1,38}[\\p{L}\\p{N}]");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}|\\d{1,2}[./]\\d{1,2}[./]\\d{2,4}");
    private static final Pattern TOTAL = Pattern.compile(
            "(?i)\\b(?:total|sum|payment amount|amount paid|summe|gesamt\\w*|zahlbetrag|betrag gesamt)\\b");
    private static final Pattern TRACE = Pattern.compile(
            "(?i)\\b(?:payment (?:reference|number|no\\.?|id)|trace(?: number)?|check (?:number|no\\.?)|zahlungsreferenz"
                    + "|zahlungsnummer|avisnummer|avis-nr\\.?)\\s*[:#]?\\s*([\\p{L}\\p{N}][\\p{L}\\p{N}./_-]{2,38})");
    private static final Pattern PAYER =
            Pattern.compile("(?i)^\\s*(?:payer|from|customer|paid by|zahler|kunde|absender)\\s*:\\s*(\\S.{0,138})$");
    private static final Pattern CUSTOMER_NUMBER = Pattern.compile(
            "(?i)\\b(?:customer (?:number|no\\.?)|kundennummer|kunden-nr\\.?)\\s*[:#]?\\s*([\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,38})");
    private static final Pattern PAID_ON = Pattern.compile(
            "(?i)\\b(?:payment date|paid on|value date|zahlungsdatum|valuta)\\s*:?\\s*(" + DAY.pattern() + ")");
    private static final Pattern CURRENCY = Pattern.compile("\\b[A-Z]{3}\\b");

    private final List<String> rows;
    private final AmountFormat format;
    private final CurrencyCode currency;
    private final List<AdviceLine> lines = new ArrayList<>();
    private @Nullable Money total;

    private TextAdvice(List<String> rows, AmountFormat format, CurrencyCode currency) {
        this.rows = rows;
        this.format = format;
        this.currency = currency;
    }

    static AdviceFile read(AdviceSource source, String content, CurrencyCode home) {
        List<String> rows = content.substring(0, Math.min(content.length(), LONGEST_TEXT))
                .lines()
                .limit(MOST_LINES)
                .map(row -> row.substring(0, Math.min(row.length(), LONGEST_LINE)))
                .toList();
        List<String> amounts =
                rows.stream().flatMap(row -> amounts(row).stream()).toList();
        Optional<AmountFormat> format = AmountFormat.detect(amounts);
        if (amounts.isEmpty() || format.isEmpty()) {
            return nothing(source, "No line names a document and an amount.");
        }
        var text = new TextAdvice(rows, format.get(), currency(rows, home));
        text.readLines();
        return text.file(source);
    }

    private static AdviceFile nothing(AdviceSource source, String sentence) {
        return new AdviceFile(source, List.of(), List.of(ImportProblem.error("ADVICE-EMPTY", "text", sentence)));
    }

    private static List<String> amounts(String row) {
        return AMOUNT.matcher(DAY.matcher(row).replaceAll(" "))
                .results()
                .map(MatchResult::group)
                .toList();
    }

    /** The first that stands in a line with an amount. */
    private static CurrencyCode currency(List<String> rows, CurrencyCode home) {
        return rows.stream()
                .filter(row -> !amounts(row).isEmpty())
                .flatMap(row -> CURRENCY.matcher(row).results().map(MatchResult::group))
                .filter(CurrencyCode::isKnown)
                .findFirst()
                .map(CurrencyCode::of)
                .orElse(home);
    }

    private void readLines() {
        for (String row : rows) {
            List<Money> amounts = amounts(row).stream().flatMap(this::money).toList();
            String document = amounts.isEmpty() ? null : document(row);
            if (!amounts.isEmpty() && TOTAL.matcher(row).find()) {
                total = amounts.getLast();
            } else if (document != null && amounts.size() <= MOST_AMOUNTS) {
                lines.add(line(document, amounts));
            }
        }
    }

    private Stream<Money> money(String text) {
        boolean behind = text.endsWith("-");
        String plain = (behind ? "-" + text.substring(0, text.length() - 1) : text).replaceAll("['\u00a0\u202f]", "");
        return format.parse(plain).flatMap(amount -> AdviceRead.money(amount, currency)).stream();
    }

    /** The first word with three digits or more that is neither an amount nor a day. */
    private static @Nullable String document(String row) {
        Matcher words =
                WORD.matcher(AMOUNT.matcher(DAY.matcher(row).replaceAll(" ")).replaceAll(" "));
        while (words.find()) {
            String word = words.group();
            if (word.chars().filter(Character::isDigit).count() >= 3) {
                return word;
            }
        }
        return null;
    }

    private static AdviceLine line(String document, List<Money> amounts) {
        Money net = amounts.getLast();
        Money gross = amounts.getFirst();
        Money none = Money.zero(net.currency());
        return switch (amounts.size()) {
            case 1 -> AdviceLine.of(document, net);
            case 2 -> AdviceLine.of(document, gross, none, net, null);
            default -> AdviceLine.of(document, gross, amounts.get(1).abs(), net, null);
        };
    }

    private AdviceFile file(AdviceSource source) {
        Money sum = AdviceRead.sum(Money.zero(currency), lines);
        Money amount = total == null ? sum : total;
        if (lines.isEmpty() || !amount.isPositive()) {
            return nothing(source, "No line names a document and an amount that is paid on it.");
        }
        LocalDate paidOn = first(PAID_ON).flatMap(Days::parse).orElse(null);
        var advice = new AdviceRead(
                source,
                first(PAYER).map(String::strip).orElse(null),
                null,
                first(CUSTOMER_NUMBER).orElse(null),
                amount,
                first(TRACE).orElse(null),
                paidOn,
                lines,
                null);
        return new AdviceFile(source, List.of(advice), List.of());
    }

    private Optional<String> first(Pattern pattern) {
        return rows.stream()
                .map(pattern::matcher)
                .filter(Matcher::find)
                .map(matcher -> matcher.group(1))
                .findFirst();
    }

    /** Days as people write them; one that may be read in two ways is read with the day first. */
    static final class Days {
        private static final List<String> PATTERNS = List.of(
                "yyyy-MM-dd", "yyyyMMdd", "dd.MM.yyyy", "d.M.yyyy", "dd/MM/yyyy", "d/M/yyyy", "MM/dd/yyyy", "M/d/yyyy");

        private Days() {}

        static Optional<LocalDate> parse(String text) {
            return PATTERNS.stream()
                    .map(DateFormat::ofPattern)
                    .flatMap(pattern -> pattern.parse(text.strip().toLowerCase(Locale.ROOT)).stream())
                    .findFirst();
        }
    }
}
