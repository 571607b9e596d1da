package org.tallystick.lib.bankfiles.camt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.lib.bankfiles.testing.Camt.balance;
import static org.tallystick.lib.bankfiles.testing.Camt.credit;
import static org.tallystick.lib.bankfiles.testing.Camt.entry;
import static org.tallystick.lib.bankfiles.testing.Camt.message;
import static org.tallystick.lib.bankfiles.testing.Camt.statement;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.tallystick.lib.bankfiles.statement.BankStatement;
import org.tallystick.lib.bankfiles.statement.Batch;
import org.tallystick.lib.bankfiles.statement.Charge;
import org.tallystick.lib.bankfiles.statement.Detail;
import org.tallystick.lib.bankfiles.statement.Direction;
import org.tallystick.lib.bankfiles.statement.Entry;
import org.tallystick.lib.bankfiles.statement.EntryStatus;
import org.tallystick.lib.bankfiles.statement.Problem;
import org.tallystick.lib.bankfiles.statement.ReturnReason;
import org.tallystick.lib.bankfiles.statement.Severity;
import org.tallystick.lib.bankfiles.statement.StatementEvent.EntryRead;
import org.tallystick.lib.bankfiles.statement.StatementEvent.ProblemFound;
import org.tallystick.lib.bankfiles.statement.StatementEvent.StatementEnded;
import org.tallystick.lib.bankfiles.statement.StatementEvent.StatementStarted;
import org.tallystick.lib.bankfiles.statement.StructuredReference;
import org.tallystick.lib.bankfiles.testing.Events;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;

class CamtReaderTest {
    private static final CurrencyCode EUR = CurrencyCode.of("EUR");

    private static byte[] fixture() {
        try (InputStream file = CamtReaderTest.class.getResourceAsStream("statement.xml")) {
            return Objects.requireNonNull(file, "statement.xml").readAllBytes();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void theRateMayStandWithAnotherAmountThanTheInstructedOne() {
        for (String amount : List.of("TxAmt", "CntrValAmt")) {
            Events events = Events.of(new String(fixture(), StandardCharsets.UTF_8)
                    .replace(
                            "<CcyXchg><SrcCcy>USD</SrcCcy><TrgtCcy>EUR</TrgtCcy><XchgRate>1.1</XchgRate></CcyXchg></InstdAmt>",
                            "</InstdAmt><" + amount + "><CcyXchg><XchgRate>1.1</XchgRate></CcyXchg></" + amount + ">")
                    .getBytes(StandardCharsets.UTF_8));

            assertThat(events.all().toString()).contains("rate=1.1");
        }
    }

    @Test
    void headerComesFirstAndTheStatementIsEndedAfterItsEntries() {
        Events events = Events.of(fixture());

        assertThat(events.all())
                .extracting(event -> (Object) event.getClass())
                .containsExactly(
                        StatementStarted.class,
                        EntryRead.class,
                        ProblemFound.class,
                        EntryRead.class,
                        StatementEnded.class);
        BankStatement statement = events.statements().getFirst();
        assertThat(statement.id()).isEqualTo("STMT-2026-041");
        assertThat(statement.account().iban()).isEqualTo("DE89370400440532013000");
        assertThat(statement.account().name()).isEqualTo("Mercy Clinic");
        assertThat(statement.currency()).isEqualTo("EUR");
        assertThat(statement.sequence()).isEqualTo("41");
        assertThat(statement.from()).isEqualTo(LocalDate.of(2026, 2, 27));
        assertThat(statement.opening().orElseThrow().signed()).isEqualByComparingTo("1000");
        assertThat(statement.closing().orElseThrow().signed()).isEqualByComparingTo("1275.5");
        assertThat(events.ended()).extracting(StatementEnded::sound).containsExactly(true);
    }

    @Test
    void batchKeepsItsTwoPaymentsApart() {
        Entry batch = Events.of(fixture()).entries().getFirst();

        assertThat(batch.amount().money()).isEqualTo(Money.of("300.00", EUR));
        assertThat(batch.transactionCode().text()).isEqualTo("PMNT/RCDT/ESCT");
        assertThat(batch.bankReference()).isEqualTo("BANKREF-1");
        assertThat(batch.batch()).extracting(Batch::transactions).isEqualTo(2);
        assertThat(batch.details()).extracting(Detail::endToEndId).containsExactly("E2E-1", "E2E-2");
        assertThat(batch.details())
                .extracting(detail -> detail.counterparty().name())
                .containsExactly("Acme Corp", "Ada Müller");
        assertThat(batch.sound()).isTrue();
    }

    @Test
    void structuredAndFreeTextAreBothKept() {
        Detail detail = Events.of(fixture()).entries().getFirst().details().getFirst();

        assertThat(detail.freeText()).containsExactly("Invoice INV-2026-000123", "and thanks");
        assertThat(detail.structuredReferences())
                .containsExactly(new StructuredReference("SCOR", "ISO", "RF18539007547034"));
        assertThat(detail.referenceText()).containsExactly("two percent taken");
        assertThat(detail.referredDocuments()).singleElement().satisfies(document -> {
            assertThat(document.number()).isEqualTo("INV-2026-000123");
            assertThat(document.issuedOn()).isEqualTo(LocalDate.of(2026, 2, 1));
            assertThat(document.remitted()).hasToString("199.00 EUR");
            assertThat(document.discount()).hasToString("2.00 EUR");
        });
    }

    @Test
    void amountsInAnotherCurrencyAndChargesAreKept() {
        Detail detail = Events.of(fixture()).entries().getFirst().details().getFirst();

        assertThat(detail.amount()).hasToString("199.00 EUR");
        assertThat(detail.instructedAmount()).hasToString("220.00 USD");
        assertThat(detail.exchange()).hasFieldOrPropertyWithValue("rate", "1.1");
        assertThat(detail.charges()).extracting(Charge::included).containsExactly(true);
        assertThat(detail.counterparty().iban()).isEqualTo("FR1420041010050500013M02606");
        assertThat(detail.counterparty().bic()).isEqualTo("PSSTFRPPXXX");
        assertThat(detail.counterparty().ultimateName()).isEqualTo("Acme Holding");
    }

    @Test
    void dayOfAMomentIsTheDayInItsOwnOffset() {
        Entry entry = Events.of(fixture()).entries().getFirst();

        assertThat(entry.bookedOn()).isEqualTo(LocalDate.of(2026, 2, 27));
    }

    @Test
    void reversalKeepsTheBookingSideAndNamesTheOtherParty() {
        Entry reversal = Events.of(fixture()).entries().getLast();

        assertThat(reversal.reversal()).isTrue();
        assertThat(reversal.direction()).isEqualTo(Direction.DEBIT);
        assertThat(reversal.signed()).isEqualByComparingTo("-24.5");
        assertThat(reversal.additionalText()).isEqualTo("RETURN OF DIRECT DEBIT");
        assertThat(reversal.details()).singleElement().satisfies(detail -> {
            assertThat(detail.returnReason()).isEqualTo(new ReturnReason("AC04", List.of("account closed")));
            assertThat(detail.counterparty().name()).isEqualTo("Ada Müller");
        });
    }

    @Test
    void thirtiethOfFebruaryBecomesTheLastDayWithAWarning() {
        Events events = Events.of(fixture());

        assertThat(events.entries().getLast().valueOn()).isEqualTo(LocalDate.of(2026, 2, 28));
        assertThat(events.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.severity()).isEqualTo(Severity.WARN);
            assertThat(problem.location().entry()).isEqualTo(2);
            assertThat(problem.message(Locale.ENGLISH))
                    .isEqualTo("2026-02-30 does not exist in the calendar; 2026-02-28 was taken instead.");
        });
    }

    @Test
    void wrongClosingBalanceKeepsTheStatementOutOfBooking() {
        Events events = Events.of(statement(
                balance("OPBD", "100.00", "EUR") + balance("CLBD", "120.00", "EUR") + credit("10.00", "EUR")));

        assertThat(events.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).hasToString("CAMT-BAL-01");
            assertThat(problem.message(Locale.ENGLISH))
                    .isEqualTo("The balances do not agree: 100.00 at the beginning and 10.00 of entries make 110.00,"
                            + " but the statement ends with 120.00.");
        });
        assertThat(events.ended()).extracting(StatementEnded::sound).containsExactly(false);
    }

    @Test
    void previousClosingBalanceStandsInForTheOpeningOne() {
        Events events = Events.of(
                statement(balance("PRCD", "100.00", "EUR") + balance("CLBD", "110", "EUR") + credit("10.00", "EUR")));

        assertThat(events.problems()).isEmpty();
    }

    @Test
    void balancesInTwoCurrenciesDoNotAgree() {
        Events events = Events.of(
                statement(balance("OPBD", "100", "EUR") + balance("CLBD", "110", "SEK") + credit("10.00", "EUR")));

        assertThat(events.problems()).extracting(Problem::messageKey).containsExactly("CAMT-BAL-01.currency");
    }

    @Test
    void pendingEntryIsReportedAndNotCounted() {
        Events events = Events.of(statement(balance("OPBD", "100", "EUR")
                + balance("CLBD", "100", "EUR")
                + entry("10.00", "EUR", "CRDT", "PDNG", "")));

        assertThat(events.entries()).extracting(Entry::status).containsExactly(EntryStatus.PENDING);
        assertThat(events.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).hasToString("CAMT-STATUS-01");
            assertThat(problem.severity()).isEqualTo(Severity.INFO);
        });
    }

    @Test
    void detailsThatDoNotMakeTheEntryKeepItOutOfBooking() {
        String details = "<NtryDtls><TxDtls><Amt Ccy=\"EUR\">9.00</Amt></TxDtls></NtryDtls>";

        Events events = Events.of(statement(entry("10.00", "EUR", "CRDT", "BOOK", details)));

        assertThat(events.codes()).containsExactly("CAMT-SUM-01");
        assertThat(events.entries()).extracting(Entry::sound).containsExactly(false);
        assertThat(events.ended()).extracting(StatementEnded::sound).containsExactly(true);
    }

    @Test
    void summaryThatMiscountsIsReported() {
        String summary = "<TxsSummry><TtlNtries><NbOfNtries>2</NbOfNtries><Sum>10</Sum></TtlNtries></TxsSummry>";

        Events events = Events.of(statement(summary + credit("10.00", "EUR")));

        assertThat(events.problems())
                .extracting(Problem::arguments)
                .containsExactly(List.of("TtlNtries/NbOfNtries", "2", "1"));
    }

    @Test
    void currenciesHaveTheirOwnDigits() {
        Events events = Events.of(statement(credit("1500", "JPY") + credit("12.345", "KWD") + credit("8.850", "EUR")));

        assertThat(events.entries())
                .extracting(entry -> entry.amount().money())
                .containsExactly(
                        new Money(1500, CurrencyCode.of("JPY")),
                        new Money(12345, CurrencyCode.of("KWD")),
                        new Money(885, EUR));
        assertThat(events.problems()).isEmpty();
    }

    @Test
    void amountsThatDoNotFitAreReportedAndTheirTextIsKept() {
        Events events = Events.of(statement(
                credit("1500.5", "JPY") + credit("12,34", "EUR") + credit("1e9", "EUR") + credit("5", "ABC")));

        assertThat(events.codes())
                .containsExactly("AMOUNT-SCALE", "AMOUNT-SYNTAX", "AMOUNT-SYNTAX", "CURRENCY-UNKNOWN");
        assertThat(events.entries()).allSatisfy(entry -> {
            assertThat(entry.amount().money()).isNull();
            assertThat(entry.sound()).isFalse();
        });
        assertThat(events.entries())
                .extracting(entry -> entry.amount().text())
                .containsExactly("1500.5", "12,34", "1e9", "5");
    }

    @Test
    void entryWithoutMarkIsNeverMoneyReceived() {
        Events events = Events.of(statement(
                "<Ntry><Amt Ccy=\"EUR\">5</Amt><Sts>BOOK</Sts>" + "<BookgDt><Dt>2026-02-27</Dt></BookgDt></Ntry>"));

        assertThat(events.codes()).containsExactly("AMOUNT-MARK");
        assertThat(events.entries()).extracting(Entry::direction).containsExactly(Direction.DEBIT);
        assertThat(events.entries()).extracting(Entry::sound).containsExactly(false);
    }

    @Test
    void declaredLatinOneIsRead() {
        String name =
                "<NtryDtls><TxDtls><RltdPties><Dbtr><Pty><Nm>Jürgen Groß</Nm></Pty></Dbtr></RltdPties></TxDtls></NtryDtls>";
        String xml = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>"
                + message(
                        "xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.02\"",
                        entry("10", "EUR", "CRDT", "BOOK", name));

        Events events = Events.of(xml.getBytes(StandardCharsets.ISO_8859_1));

        assertThat(events.entries()
                        .getFirst()
                        .details()
                        .getFirst()
                        .counterparty()
                        .name())
                .isEqualTo("Jürgen Groß");
    }

    @Test
    void bytesThatAreNotTheDeclaredEncodingAreReadAsWindows1252WithAWarning() {
        byte[] file = statement(entry("10", "EUR", "CRDT", "BOOK", "<AddtlNtryInf>Jürgen Groß</AddtlNtryInf>"))
                .getBytes(StandardCharsets.ISO_8859_1);

        Events events = Events.of(file);

        assertThat(events.entries()).extracting(Entry::additionalText).containsExactly("Jürgen Groß");
        assertThat(events.codes()).containsExactly("TEXT-CHARSET");
    }

    @Test
    void byteOrderMarksAreRead() {
        String xml = statement(credit("10", "EUR"));

        assertThat(Events.of("\ufeff" + xml).entries()).hasSize(1);
        assertThat(Events.of(("\ufeff" + xml.replace("UTF-8", "UTF-16")).getBytes(StandardCharsets.UTF_16LE))
                        .entries())
                .hasSize(1);
    }

    @Test
    void encodingThatDoesNotExistIsNamed() {
        Events events = Events.of(statement(credit("10", "EUR")).replace("UTF-8", "UTF-8-W/O-BOM"));

        assertThat(events.problems())
                .extracting(problem -> problem.message(Locale.ENGLISH))
                .containsExactly("The file declares the encoding UTF-8-W/O-BOM, which does not exist.");
    }

    @Test
    void everyVersionIsRecognisedAlsoThoseToCome() {
        for (int version = 1; version <= 13; version++) {
            String number = "%02d".formatted(version);
            String xml = message(
                    "xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001." + number + "\"", credit("10", "EUR"));

            assertThat(Events.of(xml).format()).hasToString("Format[name=camt.053, version=" + number + "]");
        }
    }

    @Test
    void foreignNamespaceIsRecognisedByItsElementWithAWarning() {
        Events events = Events.of(message("xmlns=\"urn:example:bank\"", credit("10", "EUR")));

        assertThat(events.format()).hasToString("Format[name=camt.053, version=]");
        assertThat(events.codes()).containsExactly("XML-NAMESPACE");
        assertThat(events.entries()).hasSize(1);
    }

    @Test
    void firstVersionHasItsDetailsInTheEntryItself() {
        String xml = "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.01\"><BkToCstmrStmtV01><Stmt>"
                + "<Id>S</Id><Acct><Id><PrtryAcct><Id>4711</Id></PrtryAcct></Id></Acct>"
                + "<Ntry><Amt Ccy=\"EUR\">10</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts>"
                + "<BookgDt><Dt>2026-02-27</Dt></BookgDt>"
                + "<TxDtls><RmtInf><Strd><CdtrRefInf><CdtrRefTp><Cd>SCOR</Cd></CdtrRefTp>"
                + "<CdtrRef>RF712348231</CdtrRef></CdtrRefInf></Strd></RmtInf></TxDtls></Ntry>"
                + "</Stmt></BkToCstmrStmtV01></Document>";

        Events events = Events.of(xml);

        assertThat(events.statements().getFirst().account().id()).isEqualTo("4711");
        assertThat(events.entries().getFirst().details().getFirst().structuredReferences())
                .containsExactly(new StructuredReference("SCOR", null, "RF712348231"));
    }

    @Test
    void equalPaymentsOfADayHaveTheirOwnFingerprints() {
        Events events = Events.of(statement(credit("10", "EUR") + credit("10.00", "EUR") + credit("11", "EUR")));

        assertThat(events.entries())
                .extracting(entry -> entry.fingerprint().occurrence())
                .containsExactly(1, 2, 1);
        assertThat(events.entries())
                .extracting(entry -> entry.fingerprint().value())
                .doesNotHaveDuplicates();
        assertThat(events.entries().get(1).fingerprint().content())
                .isEqualTo(events.entries().get(0).fingerprint().content());
    }
}
