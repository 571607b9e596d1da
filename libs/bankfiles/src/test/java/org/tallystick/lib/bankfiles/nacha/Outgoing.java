package org.tallystick.lib.bankfiles.nacha;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import org.tallystick.lib.bankfiles.nacha.OutgoingPayment.AccountKind;
import org.tallystick.lib.bankfiles.statement.Direction;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;

/** Payments of Acme Corp to send; only what a test names differs from one to the next. */
final class Outgoing {
    static final RoutingNumber OWN_BANK = new RoutingNumber("121042882");
    static final RoutingNumber OTHER_BANK = new RoutingNumber("021000021");
    static final AchFileHeader HEADER = new AchFileHeader(
            "021000021", "1234567890", LocalDate.of(2026, 3, 2), "1430", "A", "CHASE", "ACME CORP", "");

    private Outgoing() {}

    static Money usd(String amount) {
        return Money.of(amount, CurrencyCode.of("USD"));
    }

    static OutgoingPayment debit(long sequence, String amount) {
        return payment(sequence, amount, Direction.DEBIT, "", "");
    }

    static OutgoingPayment payment(long sequence, String amount, Direction direction, String paymentType, String text) {
        return new OutgoingPayment(
                AccountKind.CHECKING,
                direction,
                false,
                OTHER_BANK,
                "123456789",
                usd(amount),
                "INV-2026-" + sequence,
                "Ada Lovelace",
                paymentType,
                sequence,
                text);
    }

    static OutgoingBatch batch(EntryClass entryClass, Direction direction, Iterator<OutgoingPayment> payments) {
        return new OutgoingBatch(
                entryClass,
                direction,
                "ACME CORP",
                "",
                "1234567890",
                "INVOICE",
                "",
                LocalDate.of(2026, 3, 4),
                OWN_BANK,
                null,
                payments);
    }

    static OutgoingBatch debits(OutgoingPayment... payments) {
        return batch(EntryClass.PPD, Direction.DEBIT, List.of(payments).iterator());
    }

    static OutgoingBatch balanced(OutgoingBatch batch, long sequence) {
        return new OutgoingBatch(
                batch.entryClass(),
                batch.direction(),
                batch.companyName(),
                batch.discretionaryData(),
                batch.companyId(),
                batch.description(),
                batch.descriptiveDate(),
                batch.effectiveOn(),
                batch.originatingBank(),
                new OutgoingBatch.Offset(AccountKind.CHECKING, OWN_BANK, "987654321", "ACME CORP", sequence),
                batch.payments());
    }

    static String written(OutgoingBatch... batches) {
        var output = new ByteArrayOutputStream();
        try {
            AchWriter.write(HEADER, List.of(batches).iterator(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return output.toString(StandardCharsets.US_ASCII);
    }
}
