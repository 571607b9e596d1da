package org.tallystick.cashapp;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.bankfiles.lockbox.LockboxCheck;
import org.tallystick.lib.bankfiles.lockbox.LockboxEvent;
import org.tallystick.lib.bankfiles.lockbox.LockboxLayout;
import org.tallystick.lib.bankfiles.lockbox.LockboxReader;
import org.tallystick.lib.bankfiles.statement.Problem;
import org.tallystick.lib.bankfiles.statement.ReadLimits;
import org.tallystick.lib.bankfiles.statement.ReferredDocument;
import org.tallystick.lib.bankfiles.statement.Severity;
import org.tallystick.lib.bankfiles.statement.StatedAmount;
import org.tallystick.lib.money.Money;

/** Advices out of a lockbox file: one for each check, with the invoices its remittance slip names. */
final class LockboxAdvices {
    private static final ReadLimits LIMITS = new ReadLimits(1L << 26, 1 << 16, 8, 100_000, 10_000, 100);
    private static final ResourceBundle CATALOGUE = Problem.catalogue(Locale.ENGLISH);

    private final List<AdviceRead> advices = new ArrayList<>();
    private final List<LockboxCheck> batch = new ArrayList<>();
    private final List<ImportProblem> problems = new ArrayList<>();

    private LockboxAdvices() {}

    static AdviceFile read(byte[] content) {
        var found = new LockboxAdvices();
        try (var reader = LockboxReader.open(new ByteArrayInputStream(content), LockboxLayout.common(), LIMITS)) {
            for (LockboxEvent event = reader.next(); event != null; event = reader.next()) {
                found.take(event);
            }
        }
        found.endBatch(false); // one that was never closed was cut off
        return new AdviceFile(AdviceSource.LOCKBOX, found.judged(), found.problems);
    }

    /** Totals of the file come behind its checks: one that disagrees casts doubt on all of them. */
    private List<AdviceRead> judged() {
        return problems.stream()
                .filter(problem -> problem.severity().equals("error"))
                .findFirst()
                .map(problem -> advices.stream()
                        .map(read -> read.doubted(problem.message()))
                        .toList())
                .orElse(advices);
    }

    private void take(LockboxEvent event) {
        switch (event) {
            case LockboxEvent.CheckRead read -> batch.add(read.check());
            case LockboxEvent.BatchEnded ended -> endBatch(ended.sound());
            case LockboxEvent.ProblemFound found -> add(found.problem());
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

    private void endBatch(boolean sound) {
        for (LockboxCheck check : batch) {
            Money amount = check.amount().money();
            if (amount == null || !amount.isPositive()) {
                problems.add(ImportProblem.error(
                        "ADVICE-AMOUNT",
                        "check " + check.ordinal(),
                        "The check has no amount that can be used; it was left out."));
            } else {
                advices.add(advice(check, amount, sound && check.sound()));
            }
        }
        batch.clear();
    }

    private static AdviceRead advice(LockboxCheck check, Money amount, boolean sound) {
        List<AdviceLine> lines = lines(check, amount);
        String account = Stream.of(check.routing(), check.account())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        return new AdviceRead(
                AdviceSource.LOCKBOX,
                check.remitter(),
                account.isEmpty() ? null : account,
                null,
                amount,
                check.number(),
                check.depositedOn(),
                lines,
                sound ? null : "The totals of the lockbox file do not agree.");
    }

    /** A single invoice without an amount is paid with the whole check. */
    private static List<AdviceLine> lines(LockboxCheck check, Money amount) {
        List<AdviceLine> lines = new ArrayList<>();
        for (ReferredDocument document : check.documents()) {
            Money remitted = money(document.remitted());
            Money net = remitted == null
                    ? check.documents().size() == 1 ? amount : Money.zero(amount.currency())
                    : remitted;
            Money discount = money(document.discount());
            lines.add(new AdviceLine(
                    Objects.requireNonNullElse(document.number(), ""),
                    money(document.due()),
                    discount == null ? Money.zero(amount.currency()) : discount,
                    Money.zero(amount.currency()),
                    null,
                    net));
        }
        return lines;
    }

    private static @Nullable Money money(@Nullable StatedAmount amount) {
        return amount == null ? null : amount.money();
    }
}
