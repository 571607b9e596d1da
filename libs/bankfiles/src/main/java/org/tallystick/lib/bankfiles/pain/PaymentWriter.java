package org.tallystick.lib.bankfiles.pain;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.Money;

/**
 * Writes SEPA credit transfers as pain.001.001.09 and direct debits as pain.008.001.08, in constant memory. Numbers of
 * transactions and control sums are computed here; nobody else can set them. The stream is flushed, not closed.
 */
public final class PaymentWriter {
    private static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:";

    private final XmlOutput xml;

    private PaymentWriter(XmlOutput xml) {
        this.xml = xml;
    }

    /**
     * Writes a pain.001.001.09.
     *
     * @return what was written
     * @throws IllegalArgumentException when a batch is empty; nothing was written then
     */
    public static PaymentTotals transfers(OutgoingMessage message, List<TransferBatch> batches, OutputStream output)
            throws IOException {
        List<PaymentTotals> totals = new ArrayList<>();
        for (TransferBatch batch : batches) {
            totals.add(totals(batch.transfers(), OutgoingTransfer::amount));
        }
        PaymentTotals whole = whole(totals);
        try {
            var xml = new XmlOutput(output);
            var writer = new PaymentWriter(xml);
            xml.begin(NAMESPACE + "pain.001.001.09", "CstmrCdtTrfInitn");
            writer.header(message, whole);
            for (int i = 0; i < batches.size(); i++) {
                writer.batch(batches.get(i), totals.get(i));
            }
            xml.end();
        } catch (XMLStreamException e) {
            throw XmlOutput.failure(e);
        }
        return whole;
    }

    /**
     * Writes a pain.008.001.08.
     *
     * @return what was written
     * @throws IllegalArgumentException when a batch is empty, or a mandate is signed after the collection; nothing was
     *     written then
     */
    public static PaymentTotals debits(OutgoingMessage message, List<DebitBatch> batches, OutputStream output)
            throws IOException {
        List<PaymentTotals> totals = new ArrayList<>();
        for (DebitBatch batch : batches) {
            totals.add(totals(batch.debits(), debit -> {
                SepaText.check(
                        !debit.signedOn().isAfter(batch.collectOn()), "a mandate is signed after the collection");
                return debit.amount();
            }));
        }
        PaymentTotals whole = whole(totals);
        try {
            var xml = new XmlOutput(output);
            var writer = new PaymentWriter(xml);
            xml.begin(NAMESPACE + "pain.008.001.08", "CstmrDrctDbtInitn");
            writer.header(message, whole);
            for (int i = 0; i < batches.size(); i++) {
                writer.batch(batches.get(i), totals.get(i));
            }
            xml.end();
        } catch (XMLStreamException e) {
            throw XmlOutput.failure(e);
        }
        return whole;
    }

    private static <T> PaymentTotals totals(Iterable<T> payments, Function<T, Money> amount) {
        PaymentTotals totals = PaymentTotals.NONE;
        for (T payment : payments) {
            totals = totals.plus(amount.apply(payment).toDecimal());
        }
        SepaText.check(totals.transactions() > 0, "a batch needs at least one payment");
        return totals;
    }

    private static PaymentTotals whole(List<PaymentTotals> batches) {
        SepaText.check(!batches.isEmpty(), "a message needs at least one batch");
        long transactions = 0;
        BigDecimal sum = BigDecimal.ZERO;
        for (PaymentTotals batch : batches) {
            transactions += batch.transactions();
            sum = sum.add(batch.sum());
        }
        return new PaymentTotals(transactions, sum);
    }

    private void header(OutgoingMessage message, PaymentTotals totals) throws XMLStreamException {
        xml.open("GrpHdr");
        xml.text(message.id(), "MsgId");
        xml.text(
                message.createdAt().truncatedTo(ChronoUnit.SECONDS).format(DateTimeFormatter.ISO_LOCAL_DATE_TIME),
                "CreDtTm");
        totals(totals);
        xml.text(message.initiatingParty(), "InitgPty", "Nm");
        xml.close(1);
    }

    private void totals(PaymentTotals totals) throws XMLStreamException {
        xml.text(Long.toString(totals.transactions()), "NbOfTxs");
        xml.text(totals.sum().toPlainString(), "CtrlSum");
    }

    private void batch(TransferBatch batch, PaymentTotals totals) throws XMLStreamException {
        beginBatch(batch.id(), "TRF", batch.batchBooking(), totals);
        xml.text("SEPA", "PmtTpInf", "SvcLvl", "Cd");
        xml.text(batch.requestedOn().toString(), "ReqdExctnDt", "Dt");
        owner("Dbtr", batch.debtor());
        xml.text("SLEV", "ChrgBr");
        Iterator<OutgoingTransfer> transfers = batch.transfers().iterator();
        PaymentTotals written = PaymentTotals.NONE;
        while (transfers.hasNext()) {
            OutgoingTransfer transfer = transfers.next();
            written = written.plus(transfer.amount().toDecimal());
            transfer(transfer);
        }
        endBatch(totals, written);
    }

    private void batch(DebitBatch batch, PaymentTotals totals) throws XMLStreamException {
        beginBatch(batch.id(), "DD", batch.batchBooking(), totals);
        xml.open("PmtTpInf");
        xml.text("SEPA", "SvcLvl", "Cd");
        xml.text(batch.scheme().name(), "LclInstrm", "Cd");
        xml.text(batch.sequenceType().name(), "SeqTp");
        xml.close(1);
        xml.text(batch.collectOn().toString(), "ReqdColltnDt");
        owner("Cdtr", batch.creditor());
        xml.text("SLEV", "ChrgBr");
        creditorIdentifier(batch.creditorIdentifier());
        Iterator<OutgoingDebit> debits = batch.debits().iterator();
        PaymentTotals written = PaymentTotals.NONE;
        while (debits.hasNext()) {
            OutgoingDebit debit = debits.next();
            written = written.plus(debit.amount().toDecimal());
            debit(debit);
        }
        endBatch(totals, written);
    }

    private void beginBatch(String id, String method, boolean batchBooking, PaymentTotals totals)
            throws XMLStreamException {
        xml.open("PmtInf");
        xml.text(id, "PmtInfId");
        xml.text(method, "PmtMtd");
        xml.text(Boolean.toString(batchBooking), "BtchBookg");
        totals(totals);
    }

    private void endBatch(PaymentTotals stated, PaymentTotals written) throws XMLStreamException {
        if (!stated.equals(written)) {
            throw new IllegalStateException("the payments of a batch were others when they were taken again");
        }
        xml.close(1);
    }

    private void creditorIdentifier(CreditorIdentifier identifier) throws XMLStreamException {
        xml.open("CdtrSchmeId", "Id", "PrvtId", "Othr");
        xml.text(identifier.value(), "Id");
        xml.text("SEPA", "SchmeNm", "Prtry");
        xml.close(4);
    }

    private void transfer(OutgoingTransfer transfer) throws XMLStreamException {
        xml.open("CdtTrfTxInf");
        xml.text(transfer.endToEndId(), "PmtId", "EndToEndId");
        xml.open("Amt");
        xml.amount(transfer.amount());
        xml.close(1);
        if (transfer.creditor().bic() != null) {
            bank("CdtrAgt", transfer.creditor().bic());
        }
        party("Cdtr", transfer.creditor());
        remittance(transfer.remittance());
        xml.close(1);
    }

    private void debit(OutgoingDebit debit) throws XMLStreamException {
        xml.open("DrctDbtTxInf");
        xml.text(debit.endToEndId(), "PmtId", "EndToEndId");
        xml.amount(debit.amount());
        xml.open("DrctDbtTx", "MndtRltdInf");
        xml.text(debit.mandateId(), "MndtId");
        xml.text(debit.signedOn().toString(), "DtOfSgntr");
        xml.close(2);
        bank("DbtrAgt", debit.debtor().bic());
        party("Dbtr", debit.debtor());
        remittance(debit.remittance());
        xml.close(1);
    }

    private void owner(String element, SepaAccount account) throws XMLStreamException {
        party(element, account);
        bank(element + "Agt", account.bic());
    }

    private void party(String element, SepaAccount account) throws XMLStreamException {
        xml.text(account.name(), element, "Nm");
        xml.text(account.iban(), element + "Acct", "Id", "IBAN");
    }

    private void bank(String element, @Nullable String bic) throws XMLStreamException {
        if (bic == null) {
            xml.text("NOTPROVIDED", element, "FinInstnId", "Othr", "Id");
        } else {
            xml.text(bic, element, "FinInstnId", "BICFI");
        }
    }

    private void remittance(SepaRemittance remittance) throws XMLStreamException {
        switch (remittance) {
            case SepaRemittance.FreeText(String text) -> {
                if (!text.isEmpty()) {
                    xml.text(text, "RmtInf", "Ustrd");
                }
            }
            case SepaRemittance.CreditorReference(String reference) -> {
                xml.open("RmtInf", "Strd", "CdtrRefInf");
                xml.text("SCOR", "Tp", "CdOrPrtry", "Cd");
                xml.text(reference, "Ref");
                xml.close(3);
            }
        }
    }
}
