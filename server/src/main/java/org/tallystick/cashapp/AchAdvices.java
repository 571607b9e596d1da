package org.tallystick.cashapp;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.bankfiles.nacha.AchBatch;
import org.tallystick.lib.bankfiles.nacha.AchEntry;
import org.tallystick.lib.bankfiles.nacha.AchEvent;
import org.tallystick.lib.bankfiles.nacha.AchReader;
import org.tallystick.lib.bankfiles.statement.Direction;
import org.tallystick.lib.bankfiles.statement.Problem;
import org.tallystick.lib.bankfiles.statement.Severity;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.x12.Delimiters;

/**
 * Advices out of the credits of a NACHA file. The addenda of a CTX entry are an X12 820, those of a CCD or PPD entry single
 * segments such as {@code RMR*IV*4711}; without them the individual id is what is paid (FORMATS §3.4).
 */
final class AchAdvices {
    private static final ResourceBundle CATALOGUE = Problem.catalogue(Locale.ENGLISH);
    private static final Pattern TRANSACTION = Pattern.compile("\\AST(\\W)820\\1\\w{1,9}(\\W)");
    private static final Pattern SEGMENT = Pattern.compile("\\ARMR\\*");
    private static final Delimiters COMMON = Delimiters.common();
    private static final int DIGITS = 5;

    private final List<AdviceRead> advices = new ArrayList<>();
    private final List<ImportProblem> problems = new ArrayList<>();
    private @Nullable AchBatch batch;
    private int firstOfBatch;

    private AchAdvices() {}

    static AdviceFile read(byte[] content) {
        var found = new AchAdvices();
        try (var reader = AchReader.open(new ByteArrayInputStream(content))) {
            for (AchEvent event = reader.next(); event != null; event = reader.next()) {
                found.take(event);
            }
        }
        if (found.advices.isEmpty() && found.problems.isEmpty()) {
            found.problems.add(ImportProblem.error("ADVICE-EMPTY", "file", "No credit of the file says what it pays."));
        }
        return new AdviceFile(AdviceSource.ACH, found.advices, found.problems);
    }

    private void take(AchEvent event) {
        switch (event) {
            case AchEvent.BatchStarted started -> {
                batch = started.batch();
                firstOfBatch = advices.size();
            }
            case AchEvent.EntryRead(AchEntry entry) -> entry(entry);
            case AchEvent.ProblemFound(Problem problem) -> add(problem);
            case AchEvent.BatchEnded ended when !ended.sound() -> doubtBatch();
            default -> {}
        }
    }

    private void add(Problem problem) {
        if (problem.severity() != Severity.INFO) {
            problems.add(new ImportProblem(
                    problem.severity().blocks() ? "error" : "warning",
                    problem.code().text(),
                    problem.location().text(CATALOGUE),
                    problem.message(CATALOGUE)));
        }
    }

    /** A batch whose totals disagree settles nothing by itself. */
    private void doubtBatch() {
        List<AdviceRead> ofBatch = advices.subList(firstOfBatch, advices.size());
        ofBatch.replaceAll(advice -> advice.doubted("The totals of the batch do not agree."));
    }

    private void entry(AchEntry entry) {
        AchBatch open = batch;
        Money amount = entry.amount();
        boolean credit = entry.direction().filter(Direction.CREDIT::equals).isPresent();
        if (open == null || amount == null || !amount.isPositive() || !credit || open.isAdvice()) {
            return;
        }
        List<AdviceLine> lines = new ArrayList<>();
        String doubt = entry.sound() ? told(entry, amount, lines) : "The entry of the file is not sound.";
        if (lines.isEmpty() && doubt == null) {
            return;
        }
        advices.add(new AdviceRead(
                AdviceSource.ACH,
                open.companyName(),
                null,
                null,
                amount,
                entry.trace(),
                open.effectiveOn(),
                lines,
                doubt));
    }

    /** What the entry says it pays; returns why it cannot be trusted. */
    private static @Nullable String told(AchEntry entry, Money amount, List<AdviceLine> lines) {
        String text = entry.paymentText().strip();
        Optional<AdviceRead> read = transaction(text, amount);
        if (read.isPresent()) {
            lines.addAll(read.get().lines());
            return read.get().amount().equals(amount)
                    ? read.get().doubt()
                    : "The 820 is for another amount than the entry.";
        }
        String id = entry.individualId().strip();
        long digits = id.chars().filter(Character::isDigit).count();
        if (digits >= DIGITS) {
            lines.add(AdviceLine.of(id, amount));
        }
        return null;
    }

    private static Optional<AdviceRead> transaction(String text, Money amount) {
        Matcher whole = TRANSACTION.matcher(text);
        if (whole.find()) {
            return first(
                    text, new Delimiters(sign(whole.group(1)), (byte) ':', (byte) 0, sign(whole.group(2))), amount);
        }
        if (!SEGMENT.matcher(text).find()) {
            return Optional.empty();
        }
        List<String> segments = Arrays.stream(text.split("[~\\\\]"))
                .map(String::strip)
                .filter(segment -> !segment.isEmpty())
                .toList();
        String wrapped = "ST*820*0001~BPR*I*" + amount.toPlainString() + "*C*ACH~ENT*1~" + String.join("~", segments)
                + "~SE*" + (segments.size() + 4) + "*0001~";
        return first(wrapped, COMMON, amount);
    }

    private static byte sign(String text) {
        return (byte) text.charAt(0);
    }

    private static Optional<AdviceRead> first(String transaction, Delimiters delimiters, Money amount) {
        return EdiAdvices.fragment(transaction, delimiters, amount.currency()).advices().stream()
                .findFirst();
    }
}
