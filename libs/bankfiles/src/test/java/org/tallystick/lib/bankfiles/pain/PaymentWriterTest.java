package org.tallystick.lib.bankfiles.pain;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.tallystick.lib.bankfiles.pain.DebitBatch.Scheme;
import org.tallystick.lib.bankfiles.pain.DebitBatch.SequenceType;
import org.tallystick.lib.bankfiles.pain.PaymentEvent.BatchEnded;
import org.tallystick.lib.bankfiles.pain.PaymentEvent.MessageEnded;
import org.tallystick.lib.bankfiles.pain.PaymentEvent.MessageStarted;
import org.tallystick.lib.bankfiles.statement.Counterparty;
import org.tallystick.lib.bankfiles.statement.StructuredReference;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;

class PaymentWriterTest {
    private static final OutgoingMessage MESSAGE =
            new OutgoingMessage("ACME-2026-0001", LocalDateTime.of(2026, 3, 2, 14, 30), "Acme Corp");
    private static final SepaAccount ACME = new SepaAccount("Acme Corp", "DE89370400440532013000", "COBADEFFXXX");
    private static final SepaAccount ADA = new SepaAccount("Ada Lovelace", "FR1420041010050500013M02606", null);
    private static final CreditorIdentifier IDENTIFIER = new CreditorIdentifier("DE98ZZZ09999999999");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 9);
    private static final LocalDate SIGNED = LocalDate.of(2025, 11, 15);

    private static Money eur(String amount) {
        return Money.of(amount, CurrencyCode.of("EUR"));
    }

    private static OutgoingDebit debit(String id, String amount, SepaRemittance remittance) {
        return new OutgoingDebit(id, eur(amount), ADA, "MANDATE-1", SIGNED, remittance);
    }

    private static DebitBatch debits(Iterable<OutgoingDebit> debits) {
        return new DebitBatch("DD-1", DAY, Scheme.CORE, SequenceType.RCUR, ACME, IDENTIFIER, true, debits);
    }

    private static OutgoingTransfer transfer(
            String id, String amount, SepaAccount creditor, SepaRemittance remittance) {
        return new OutgoingTransfer(id, eur(amount), creditor, remittance);
    }

    private static String written(DebitBatch... batches) {
        var output = new ByteArrayOutputStream();
        try {
            PaymentWriter.debits(MESSAGE, List.of(batches), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return output.toString(StandardCharsets.UTF_8);
    }

    private static String written(TransferBatch... batches) {
        var output = new ByteArrayOutputStream();
        try {
            PaymentWriter.transfers(MESSAGE, List.of(batches), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return output.toString(StandardCharsets.UTF_8);
    }

    @Test
    void directDebitHasTheElementsOfTheMessageInTheirOrder() {
        String xml = written(debits(List.of(debit("INV-1", "150.00", new SepaRemittance.FreeText("Invoice INV-1")))));

        assertThat(xml).isEqualTo("""
                        <?xml version="1.0" encoding="UTF-8"?>\
                        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.008.001.08"><CstmrDrctDbtInitn>\
                        <GrpHdr><MsgId>ACME-2026-0001</MsgId><CreDtTm>2026-03-02T14:30:00</CreDtTm>\
                        <NbOfTxs>1</NbOfTxs><CtrlSum>150.00</CtrlSum><InitgPty><Nm>Acme Corp</Nm></InitgPty></GrpHdr>\
                        <PmtInf><PmtInfId>DD-1</PmtInfId><PmtMtd>DD</PmtMtd><BtchBookg>true</BtchBookg>\
                        <NbOfTxs>1</NbOfTxs><CtrlSum>150.00</CtrlSum><PmtTpInf><SvcLvl><Cd>SEPA</Cd></SvcLvl>\
                        <LclInstrm><Cd>CORE</Cd></LclInstrm><SeqTp>RCUR</SeqTp></PmtTpInf>\
                        <ReqdColltnDt>2026-03-09</ReqdColltnDt><Cdtr><Nm>Acme Corp</Nm></Cdtr>\
                        <CdtrAcct><Id><IBAN>DE89370400440532013000</IBAN></Id></CdtrAcct>\
                        <CdtrAgt><FinInstnId><BICFI>COBADEFFXXX</BICFI></FinInstnId></CdtrAgt><ChrgBr>SLEV</ChrgBr>\
                        <CdtrSchmeId><Id><PrvtId><Othr><Id>DE98ZZZ09999999999</Id><SchmeNm><Prtry>SEPA</Prtry></SchmeNm>\
                        </Othr></PrvtId></Id></CdtrSchmeId>\
                        <DrctDbtTxInf><PmtId><EndToEndId>INV-1</EndToEndId></PmtId>\
                        <InstdAmt Ccy="EUR">150.00</InstdAmt>\
                        <DrctDbtTx><MndtRltdInf><MndtId>MANDATE-1</MndtId><DtOfSgntr>2025-11-15</DtOfSgntr></MndtRltdInf>\
                        </DrctDbtTx><DbtrAgt><FinInstnId><Othr><Id>NOTPROVIDED</Id></Othr></FinInstnId></DbtrAgt>\
                        <Dbtr><Nm>Ada Lovelace</Nm></Dbtr>\
                        <DbtrAcct><Id><IBAN>FR1420041010050500013M02606</IBAN></Id></DbtrAcct>\
                        <RmtInf><Ustrd>Invoice INV-1</Ustrd></RmtInf></DrctDbtTxInf></PmtInf>\
                        </CstmrDrctDbtInitn></Document>""");
    }

    @Test
    void transferHasTheElementsOfTheMessageInTheirOrder() {
        var reference = new SepaRemittance.CreditorReference("RF18539007547034");
        String xml = written(
                new TransferBatch("CT-1", DAY, ACME, false, List.of(transfer("REFUND-1", "12.34", ADA, reference))));

        assertThat(xml)
                .contains("pain.001.001.09", "<PmtMtd>TRF</PmtMtd>", "<ReqdExctnDt><Dt>2026-03-09</Dt></ReqdExctnDt>")
                .contains("<CdtTrfTxInf><PmtId><EndToEndId>REFUND-1</EndToEndId></PmtId>"
                        + "<Amt><InstdAmt Ccy=\"EUR\">12.34</InstdAmt></Amt>"
                        + "<Cdtr><Nm>Ada Lovelace</Nm></Cdtr>"
                        + "<CdtrAcct><Id><IBAN>FR1420041010050500013M02606</IBAN></Id></CdtrAcct>"
                        + "<RmtInf><Strd><CdtrRefInf><Tp><CdOrPrtry><Cd>SCOR</Cd></CdOrPrtry></Tp>"
                        + "<Ref>RF18539007547034</Ref></CdtrRefInf></Strd></RmtInf></CdtTrfTxInf>");
    }

    @Test
    void whatIsWrittenIsWellFormedAndReadBack() throws Exception {
        long seed = 8;
        var random = new Random(seed);
        for (int round = 0; round < 100; round++) {
            List<OutgoingDebit> first = randomDebits(random, "A");
            List<OutgoingDebit> second = randomDebits(random, "B");
            String xml = written(debits(first), debits(second));

            PaymentFile read = PaymentFile.of(xml);

            List<OutgoingDebit> all = new ArrayList<>(first);
            all.addAll(second);
            assertThat(read.keys()).as("seed %d, round %d", seed, round).isEmpty();
            assertThat(read.orders().stream().map(PaymentWriterTest::outgoing).toList())
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(all);
            assertThat(read.all(BatchEnded.class))
                    .extracting(ended -> ended.totals().transactions())
                    .containsExactly((long) first.size(), (long) second.size());
            assertThat(read.all(MessageEnded.class)).allMatch(MessageEnded::sound);
            assertThat(DocumentBuilderFactory.newDefaultNSInstance()
                            .newDocumentBuilder()
                            .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
                            .getElementsByTagName("DrctDbtTxInf")
                            .getLength())
                    .isEqualTo(all.size());
        }
    }

    private static List<OutgoingDebit> randomDebits(Random random, String prefix) {
        return IntStream.rangeClosed(1, 1 + random.nextInt(5))
                .mapToObj(i -> debit(
                        prefix + "-" + i,
                        random.nextInt(1, 1_000_000) + ".05",
                        random.nextBoolean()
                                ? new SepaRemittance.FreeText("Rechnung für " + i + " <Müller & Co>")
                                : new SepaRemittance.CreditorReference("RF18539007547034")))
                .toList();
    }

    private static OutgoingDebit outgoing(PaymentOrder order) {
        List<StructuredReference> references = order.references();
        Counterparty debtor = order.counterparty();
        return new OutgoingDebit(
                String.valueOf(order.endToEndId()),
                requireNonNull(order.amount().money()),
                new SepaAccount(String.valueOf(debtor.name()), String.valueOf(debtor.iban()), debtor.bic()),
                String.valueOf(order.mandateId()),
                requireNonNull(order.signedOn()),
                references.isEmpty()
                        ? new SepaRemittance.FreeText(order.freeText().getFirst())
                        : new SepaRemittance.CreditorReference(
                                references.getFirst().reference()));
    }

    @Test
    void transfersAreReadBack() {
        SepaAccount withBic = new SepaAccount("Mercy Clinic", "NL91ABNA0417164300", "ABNANL2A");
        PaymentFile read = PaymentFile.of(written(new TransferBatch(
                "CT-1",
                DAY,
                ACME,
                false,
                List.of(
                        transfer("R-1", "0.01", ADA, new SepaRemittance.FreeText("")),
                        transfer("R-2", "999999999.99", withBic, new SepaRemittance.FreeText("Refund"))))));

        assertThat(read.format()).hasToString("Format[name=pain.001, version=001.09]");
        assertThat(read.all(MessageStarted.class).getFirst().message())
                .isEqualTo(
                        new PaymentMessage("ACME-2026-0001", "2026-03-02T14:30:00", "Acme Corp", "2", "1000000000.00"));
        assertThat(read.batches().getFirst().requestedOn()).isEqualTo(DAY);
        assertThat(read.batches().getFirst().owner())
                .isEqualTo(new Counterparty("Acme Corp", ACME.iban(), null, "COBADEFFXXX", null));
        assertThat(read.orders())
                .extracting(PaymentOrder::counterparty)
                .containsExactly(
                        new Counterparty("Ada Lovelace", ADA.iban(), null, null, null),
                        new Counterparty("Mercy Clinic", withBic.iban(), null, "ABNANL2A", null));
        assertThat(read.totals()).isEqualTo(new PaymentTotals(2, new BigDecimal("1000000000.00")));
    }

    @Test
    void textsKeepToTheCharactersOfSepa() {
        assertThat(new SepaAccount("Müller & Søn «GmbH»_§", ACME.iban(), null).name())
                .isEqualTo("Muller + Son .GmbH.-.");
        assertThat(new SepaRemittance.FreeText("x".repeat(200)).text()).hasSize(140);
        assertThat(new SepaAccount("Acme", "de89 3704 0044 0532 0130 00", null).iban())
                .isEqualTo(ACME.iban());
    }

    @Test
    void everyRuleIsKept() {
        var text = new SepaRemittance.FreeText("x");
        assertThatIllegalArgumentException().isThrownBy(() -> debit("x".repeat(36), "1.00", text));
        assertThatIllegalArgumentException().isThrownBy(() -> debit("/1", "1.00", text));
        assertThatIllegalArgumentException().isThrownBy(() -> debit("1//2", "1.00", text));
        assertThatIllegalArgumentException().isThrownBy(() -> debit("Ä", "1.00", text));
        assertThatIllegalArgumentException().isThrownBy(() -> debit("1", "0.00", text));
        assertThatIllegalArgumentException().isThrownBy(() -> debit("1", "1000000000.00", text));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new OutgoingDebit("1", Money.of("1.00", CurrencyCode.of("USD")), ADA, "M", SIGNED, text))
                .withMessageContaining("euro");
        assertThatIllegalArgumentException().isThrownBy(() -> new SepaAccount("A", "DE89370400440532013001", null));
        assertThatIllegalArgumentException().isThrownBy(() -> new SepaAccount("A", ACME.iban(), "COBADE"));
        assertThatIllegalArgumentException().isThrownBy(() -> new CreditorIdentifier("DE97ZZZ09999999999"));
        assertThatIllegalArgumentException().isThrownBy(() -> new SepaRemittance.CreditorReference("1234"));
        assertThatIllegalArgumentException().isThrownBy(() -> written(debits(List.of())));
        assertThatIllegalArgumentException().isThrownBy(() -> written(new DebitBatch[0]));
        var late = new OutgoingDebit("1", eur("1.00"), ADA, "M", DAY.plusDays(1), text);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> written(debits(List.of(late))))
                .withMessageContaining("signed");
    }

    @Test
    void paymentsThatChangeWhileTheyAreWrittenAreNoMessage() {
        var amounts = List.of("1.00", "2.00").iterator();
        Iterable<OutgoingDebit> changing = () -> oneOf(debit("1", amounts.next(), new SepaRemittance.FreeText("")));

        assertThatIllegalStateException().isThrownBy(() -> written(debits(changing)));
    }

    private static Iterator<OutgoingDebit> oneOf(OutgoingDebit debit) {
        return List.of(debit).iterator();
    }
}
