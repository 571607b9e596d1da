package org.tallystick.cashapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.tallystick.receivables.OpenItemId;
import org.tallystick.testing.IntegrationTest;

/** Statements that are no camt: recognised by content, booked once, held when their totals disagree. */
@IntegrationTest
class OtherStatementsTest {
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("yyMMdd", Locale.ROOT);

    @Autowired
    BeanFactory server;

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String mt940(CashCast cast, String closing, String end) {
        LocalDate yesterday = cast.today().minusDays(1);
        return """
                :20:STATEMENT
                :25:%1$s
                :28C:7/1
                :60F:C%2$sEUR1000,00
                :61:%2$sC100,00NTRFNONREF//BANK-1
                :86:166?00GUTSCHRIFT?109075?20SVWZ+Rechnung INV-2026-?21000001
                ?32Ada Lovelace
                :61:%2$sC7,50NTRFNONREF//BANK-2
                :86:Beitrag
                :62F:C%2$sEUR%3$s
                %4$s""".formatted(CashCast.IBAN, SHORT.format(yesterday), closing, end);
    }

    private static String bai2(CashCast cast, String total, String fileTotal) {
        return """
                01,BANK,ACME,%1$s,0600,1,,,2/
                02,ACME,BANK,1,%1$s,2400,USD,2/
                03,4711,,010,50000,,,015,60000,,/
                16,165,10000,0,BANK-1,,Ada Lovelace
                88, INV-2026-000001
                49,%2$s,4/
                98,%2$s,1,6/
                99,%3$s,1,8/
                """.formatted(SHORT.format(cast.today().minusDays(1)), total, fileTotal);
    }

    @Test
    void mt940IsBookedAndMatched() {
        var cast = new CashCast(server);
        OpenItemId item = cast.owes(cast.customer(), "INV-2026-000001", "100.00");

        ImportResult result = cast.load(bytes(mt940(cast, "1107,50", "-\n")));

        assertThat(result.newLines()).isEqualTo(2);
        assertThat(result.autoApplied()).isEqualTo(1);
        assertThat(cast.open(item).isZero()).isTrue();
        assertThat(cast.lines().getFirst().counterparty()).isEqualTo("Ada Lovelace");
    }

    @Test
    void mt940InOtherBytesBooksNothingTwice() {
        var cast = new CashCast(server);
        cast.load(bytes(mt940(cast, "1107,50", "-\n")));

        ImportResult again = cast.load(bytes(mt940(cast, "1107,50", "-}\r\n")));

        assertThat(again.newLines()).isZero();
        assertThat(again.duplicate()).isEqualTo(2);
        assertThat(cast.lines()).hasSize(2);
    }

    @Test
    void mt940ThatDoesNotBalanceIsHeld() {
        var cast = new CashCast(server);

        ImportResult result = cast.load(bytes(mt940(cast, "1107,51", "-\n")));

        assertThat(result.newLines()).isZero();
        assertThat(cast.statement().isHeld()).isTrue();
    }

    @Test
    void bai2IsBookedAndMatchedAndBookedOnce() {
        var cast = new CashCast(server, "USD", "4711");
        OpenItemId item = cast.owes(cast.customer(), "INV-2026-000001", "100.00");
        String file = bai2(cast, "120000", "120000");

        ImportResult first = cast.load(bytes(file));
        ImportResult again = cast.load(bytes(file.replace("\n", "\r\n")));

        assertThat(first.autoApplied()).isEqualTo(1);
        assertThat(cast.open(item).isZero()).isTrue();
        assertThat(again.newLines()).isZero();
        assertThat(again.duplicate()).isEqualTo(1);
        assertThat(cast.lines()).hasSize(1);
    }

    @Test
    void bai2WhoseFileTotalDisagreesIsHeld() {
        var cast = new CashCast(server, "USD", "4711");

        ImportResult result = cast.load(bytes(bai2(cast, "120000", "120001")));

        assertThat(result.newLines()).isZero();
        assertThat(cast.statement().isHeld()).isTrue();
    }

    @Test
    void ofxIsBooked() {
        var cast = new CashCast(server, "USD", "4711");
        String day = DateTimeFormatter.BASIC_ISO_DATE.format(cast.today().minusDays(1));

        ImportResult result = cast.load(bytes("OFXHEADER:100\nVERSION:102\n\n<OFX><STMTTRNRS><TRNUID>1<STMTRS>"
                + "<CURDEF>USD<BANKACCTFROM><ACCTID>4711</BANKACCTFROM><BANKTRANLIST><STMTTRN><TRNTYPE>CREDIT<DTPOSTED>"
                + day + "<TRNAMT>12.50<FITID>F-1<NAME>Ada</STMTTRN></BANKTRANLIST><LEDGERBAL><BALAMT>12.50<DTASOF>"
                + day
                + "</LEDGERBAL></STMTRS></STMTTRNRS></OFX>"));

        assertThat(result.newLines()).isEqualTo(1);
        assertThat(cast.lines().getFirst().counterparty()).isEqualTo("Ada");
    }

    @Test
    void reportDuringTheDayIsKeptAndBooksNothing() {
        var cast = new CashCast(server);
        String day = SHORT.format(cast.today());
        String report = ":20:R\n:25:" + CashCast.IBAN + "\n:28C:1\n:34F:EUR0,\n:13D:" + day + "1200\n:61:" + day
                + "C7,50NTRFNONREF//BANK-2\n:86:Beitrag\n:90C:1EUR7,50\n-\n";

        ImportResult result = cast.load(bytes(report));

        assertThat(result.announced()).isEqualTo(1);
        assertThat(result.newLines()).isZero();
    }

    @Test
    void secondFormatOfADayIsComparedAndBooksNothing() {
        var cast = new CashCast(server);
        LocalDate yesterday = cast.today().minusDays(1);
        cast.load(bytes(mt940(cast, "1107,50", "-\n")));
        byte[] agrees = CamtText.file()
                .statement(
                        "7",
                        CashCast.IBAN,
                        yesterday,
                        yesterday,
                        "1000.00",
                        CamtText.Entry.credit("100.00", yesterday, CamtText.Entry.text("Rechnung INV-2026-000001")),
                        CamtText.Entry.credit("7.50", yesterday, CamtText.Entry.text("Beitrag")))
                .bytes();

        ImportResult again = cast.load(agrees);

        assertThat(again.newLines()).isZero();
        assertThat(again.duplicate()).isEqualTo(2);
        assertThat(again.isComplete()).isTrue();
        assertThat(again.problems()).extracting(ImportProblem::code).containsExactly("FORMAT-SECOND");
        assertThat(cast.statement().lines()).isEqualTo(2);
    }

    @Test
    void secondFormatThatDiffersIsReported() {
        var cast = new CashCast(server);
        LocalDate yesterday = cast.today().minusDays(1);
        cast.load(bytes(mt940(cast, "1107,50", "-\n")));
        byte[] differs = CamtText.file()
                .statement(
                        "7",
                        CashCast.IBAN,
                        yesterday,
                        yesterday,
                        "1000.00",
                        CamtText.Entry.credit("100.00", yesterday, CamtText.Entry.text("Rechnung INV-2026-000001")))
                .bytes();

        ImportResult again = cast.load(differs);

        assertThat(again.newLines()).isZero();
        assertThat(again.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.code()).isEqualTo("FORMAT-DIFFERS"))
                .satisfies(problem -> assertThat(problem.message()).contains("107.50", "100.00", "mt940"));
    }

    @Test
    void dayThatOnlyTheSecondFormatHasIsBooked() {
        var cast = new CashCast(server);
        cast.load(bytes(mt940(cast, "1107,50", "-\n")));
        byte[] next = CamtText.file()
                .statement(
                        "8",
                        CashCast.IBAN,
                        cast.today(),
                        cast.today(),
                        "1107.50",
                        CamtText.Entry.credit("7.50", cast.today(), CamtText.Entry.text("Beitrag")))
                .bytes();

        assertThat(cast.load(next).newLines()).isEqualTo(1);
    }
}
