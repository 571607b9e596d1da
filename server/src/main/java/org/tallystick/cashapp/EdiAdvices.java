package org.tallystick.cashapp;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.x12.Delimiters;
import org.tallystick.lib.x12.Problem;
import org.tallystick.lib.x12.ReadLimits;
import org.tallystick.lib.x12.Severity;
import org.tallystick.lib.x12.remittance.PaymentOrder;
import org.tallystick.lib.x12.remittance.RemittanceAdjustment;
import org.tallystick.lib.x12.remittance.RemittanceEvent;
import org.tallystick.lib.x12.remittance.RemittanceEvent.AdjustmentRead;
import org.tallystick.lib.x12.remittance.RemittanceEvent.LineRead;
import org.tallystick.lib.x12.remittance.RemittanceEvent.PaymentEnded;
import org.tallystick.lib.x12.remittance.RemittanceEvent.PaymentStarted;
import org.tallystick.lib.x12.remittance.RemittanceEvent.ProblemFound;
import org.tallystick.lib.x12.remittance.RemittanceLine;
import org.tallystick.lib.x12.remittance.RemittanceReader;

/** Advices out of transactions 820. */
final class EdiAdvices {
    private static final ReadLimits LIMITS = new ReadLimits(1L << 26, 1 << 20, 500_000);
    private static final ResourceBundle CATALOGUE = Problem.catalogue(Locale.ENGLISH);

    private final CurrencyCode home;
    private final List<AdviceRead> advices = new ArrayList<>();
    private final List<ImportProblem> problems = new ArrayList<>();
    private final List<AdviceLine> lines = new ArrayList<>();
    private @Nullable PaymentOrder payment;
    private @Nullable String firstError;

    private EdiAdvices(CurrencyCode home) {
        this.home = home;
    }

    static AdviceFile read(byte[] content, CurrencyCode home) {
        EdiAdvices found = read(RemittanceReader.open(new ByteArrayInputStream(content), LIMITS), home);
        if (found.advices.isEmpty() && found.problems.isEmpty()) {
            found.problems.add(ImportProblem.error(
                    "ADVICE-EMPTY", "file", "The interchange holds no payment with remittances (820)."));
        }
        return new AdviceFile(AdviceSource.EDI820, found.advices, found.problems);
    }

    /** Those of a transaction without envelope, as the addenda of an ACH payment hold it. */
    static AdviceFile fragment(String transaction, Delimiters delimiters, CurrencyCode home) {
        byte[] content = transaction.getBytes(StandardCharsets.ISO_8859_1);
        EdiAdvices found = read(RemittanceReader.fragment(new ByteArrayInputStream(content), delimiters, LIMITS), home);
        return new AdviceFile(AdviceSource.EDI820, found.advices, found.problems);
    }

    private static EdiAdvices read(RemittanceReader opened, CurrencyCode home) {
        var found = new EdiAdvices(home);
        try (RemittanceReader reader = opened) {
            for (RemittanceEvent event = reader.next(); event != null; event = reader.next()) {
                found.take(event);
            }
        }
        return found;
    }

    private void take(RemittanceEvent event) {
        switch (event) {
            case PaymentStarted started -> {
                payment = started.payment();
                lines.clear();
            }
            case LineRead read -> line(read.line());
            case AdjustmentRead read -> adjustment(read.adjustment());
            case PaymentEnded ended -> end(ended);
            case ProblemFound found -> add(found.problem());
        }
    }

    private void add(Problem problem) {
        if (problem.severity() == Severity.INFO) {
            return;
        }
        String sentence = problem.message(CATALOGUE);
        if (problem.severity().blocks() && firstError == null) {
            firstError = sentence;
        }
        problems.add(new ImportProblem(
                problem.severity().blocks() ? "error" : "warning",
                problem.code().text(),
                problem.location().text(CATALOGUE),
                sentence));
    }

    private CurrencyCode currency() {
        PaymentOrder open = payment;
        String code = open == null ? null : open.currency();
        return code == null ? home : CurrencyCode.of(code);
    }

    /** Null for an amount that its currency does not have; the payment is not sound then. */
    private @Nullable Money money(@Nullable BigDecimal amount) {
        return amount == null ? null : AdviceRead.money(amount, currency()).orElse(null);
    }

    private Money orZero(@Nullable BigDecimal amount) {
        Money money = money(amount);
        return money == null ? Money.zero(currency()) : money;
    }

    private void line(RemittanceLine line) {
        Money adjusted = Money.zero(currency());
        String reason = null;
        for (RemittanceAdjustment adjustment : line.adjustments()) {
            adjusted = adjusted.plus(orZero(adjustment.amount()));
            reason = reason == null ? adjustment.reason() : reason;
        }
        lines.add(new AdviceLine(
                Objects.requireNonNullElse(line.document(), ""),
                money(line.gross()),
                orZero(line.discount()),
                adjusted,
                reason,
                orZero(line.paid()).plus(adjusted)));
    }

    private void adjustment(RemittanceAdjustment adjustment) {
        String reason = adjustment.reference() == null ? adjustment.reason() : adjustment.reference();
        lines.add(AdviceLine.adjustment(orZero(adjustment.amount()), reason));
    }

    private void end(PaymentEnded ended) {
        PaymentOrder order = Objects.requireNonNull(payment);
        Money amount = money(order.amount());
        if (amount == null || !amount.isPositive()) {
            problems.add(ImportProblem.error(
                    "ADVICE-AMOUNT",
                    "transaction " + order.control(),
                    "The payment has no amount that can be used; the advice was left out."));
        } else {
            String doubt = firstError == null ? "The file is not sound." : firstError;
            advices.add(new AdviceRead(
                    AdviceSource.EDI820,
                    order.payer().name(),
                    order.payer().account(),
                    order.payer().id(),
                    amount,
                    order.trace(),
                    order.date(),
                    lines,
                    ended.sound() ? null : doubt));
        }
        firstError = null;
    }
}
