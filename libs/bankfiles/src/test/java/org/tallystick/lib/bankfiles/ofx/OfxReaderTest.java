package org.tallystick.lib.bankfiles.ofx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tallystick.lib.bankfiles.statement.Entry;
import org.tallystick.lib.bankfiles.statement.EntryStatus;
import org.tallystick.lib.bankfiles.statement.ReadLimits;
import org.tallystick.lib.bankfiles.statement.StatementEvent.StatementEnded;
import org.tallystick.lib.bankfiles.testing.Events;
import org.tallystick.lib.bankfiles.testing.Samples;

class OfxReaderTest {
    private static final String HEADER = "OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\nENCODING:USASCII\nCHARSET:1252\n\n";

    private static Events read(byte[] file) {
        return Events.of(OfxReader.open(new ByteArrayInputStream(file), ReadLimits.defaults()));
    }

    private static Events read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A statement of OFX 1 with these movements. */
    private static String statement(String movements) {
        return HEADER + "<OFX><BANKMSGSRSV1><STMTTRNRS><TRNUID>77<STMTRS><CURDEF>USD"
                + "<BANKACCTFROM><BANKID>021000021<ACCTID>4711<ACCTTYPE>CHECKING</BANKACCTFROM>"
                + "<BANKTRANLIST><DTSTART>20260201<DTEND>20260228" + movements + "</BANKTRANLIST>"
                + "<LEDGERBAL><BALAMT>-12.50<DTASOF>20260228</LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>\n";
    }

    private static String movement(String values) {
        return "<STMTTRN><TRNTYPE>Credit<DTPOSTED>20260226120000.000[-5:EST]" + values + "</STMTTRN>";
    }

    @Test
    void movementWithoutEndTagsIsRead() {
        Events events = read(statement(movement(
                "<TRNAMT>+250.5000<FITID>F-1<CHECKNUM>1001<NAME>Smith &amp; Sons<MEMO>INV-2026-000123 &lt;two&gt;")));

        assertThat(events.format()).hasToString("Format[name=ofx, version=102]");
        assertThat(events.problems()).isEmpty();
        Entry entry = events.entries().getFirst();
        assertThat(entry.amount()).hasToString("250.50 USD");
        assertThat(entry.bookedOn()).isEqualTo(LocalDate.of(2026, 2, 26));
        assertThat(entry.bankReference()).isEqualTo("F-1");
        assertThat(entry.transactionCode().text()).isEqualTo("CREDIT");
        assertThat(entry.details().getFirst().counterparty().name()).isEqualTo("Smith & Sons");
        assertThat(entry.details().getFirst().freeText()).containsExactly("INV-2026-000123 <two>");
        assertThat(events.statements().getFirst().account().number()).isEqualTo("4711");
        assertThat(events.statements().getFirst().closing().orElseThrow().signed())
                .isEqualByComparingTo("-12.50");
    }

    @Test
    void xmlIsReadLikeSgml() {
        String xml = statement(movement("<TRNAMT>-1,50<FITID>F-1<NAME>A"))
                .replace(HEADER, "<?xml version=\"1.0\"?><?OFX OFXHEADER=\"200\" VERSION=\"211\"?><!-- note ---->")
                .replaceAll("<(TRNAMT|FITID|NAME|TRNUID|CURDEF|ACCTID|BALAMT)>([^<]*)", "<$1>$2</$1>");

        Events events = read(xml);

        assertThat(events.format()).hasToString("Format[name=ofx, version=211]");
        assertThat(events.problems()).isEmpty();
        assertThat(events.entries().getFirst().signed()).isEqualByComparingTo("-1.50");
    }

    @Test
    void movementWithoutItsEndIsEndedByTheNext() {
        Events events = read(
                statement(movement("<TRNAMT>1<FITID>F-1").replace("</STMTTRN>", "") + movement("<TRNAMT>2<FITID>F-2")));

        assertThat(events.entries().stream().map(Entry::bankReference)).containsExactly("F-1", "F-2");
    }

    @Test
    void emptyValuesTakeNothingFromTheirNeighbours() {
        Events events = read(statement(movement("<TRNAMT>1<FITID><NAME></NAME><MEMO>text")));

        Entry entry = events.entries().getFirst();
        assertThat(entry.bankReference()).isNull();
        assertThat(entry.details().getFirst().counterparty().name()).isNull();
        assertThat(entry.details().getFirst().freeText()).containsExactly("text");
    }

    @Test
    void missingOrInvalidLedgerBalanceIsADoubt() {
        String good = statement(movement("<TRNAMT>1<FITID>F-1"));

        assertThat(read(good.replaceAll("<LEDGERBAL>.*</LEDGERBAL>", "")).codes())
                .containsExactly("OFX-BAL-01");
        assertThat(read(good.replace("-12.50", "abc")).codes()).containsExactly("OFX-BAL-01");
        assertThat(read(good.replace("-12.50", "abc")).ended()).allMatch(StatementEnded::sound);
    }

    @Test
    void unreadableAmountOrDateKeepsTheEntryOut() {
        assertThat(read(statement(movement("<TRNAMT>1.2.3<FITID>F-1")))
                        .entries()
                        .getFirst()
                        .sound())
                .isFalse();
        assertThat(read(statement(movement("<TRNAMT>1.005<FITID>F-1"))).codes()).containsExactly("AMOUNT-SCALE");
        assertThat(read(statement("<STMTTRN><TRNAMT>1</STMTTRN>")).codes()).containsExactly("DATE-INVALID");
    }

    @Test
    void correctionsAreNotBooked() {
        Events events = read(statement(movement("<TRNAMT>1<FITID>F-2<CORRECTFITID>F-1<CORRECTACTION>DELETE")));

        assertThat(events.codes()).containsExactly("OFX-CORRECTION-01");
        assertThat(events.entries().getFirst().status()).isEqualTo(EntryStatus.INFORMATION);
    }

    @Test
    void documentTypeIsRefused() {
        Events events = read("<?xml version=\"1.0\"?><!DOCTYPE OFX [<!ENTITY a \"b\">]><OFX></OFX>");

        assertThat(events.codes()).containsExactly("XML-DTD");
    }

    @Test
    void errorOfTheBankIsNamed() {
        Events events = read(HEADER + "<OFX><STATUS><CODE>15500<SEVERITY>ERROR</STATUS></OFX>");

        assertThat(events.codes()).containsExactly("OFX-STATUS-01", "FILE-EMPTY");
    }

    @Test
    void windowsTextIsReadAsDeclared() {
        byte[] file = statement(movement("<TRNAMT>1<NAME>M\u00fcller")).getBytes(StandardCharsets.ISO_8859_1);

        assertThat(read(file)
                        .entries()
                        .getFirst()
                        .details()
                        .getFirst()
                        .counterparty()
                        .name())
                .isEqualTo("M\u00fcller");
    }

    @Test
    void everyCutIsTruncated() {
        byte[] whole = statement(movement("<TRNAMT>1<FITID>F-1")).getBytes(StandardCharsets.UTF_8);

        for (int length = 1; length < whole.length - 2; length++) {
            assertThat(read(Arrays.copyOf(whole, length)).codes())
                    .as("cut at %d", length)
                    .containsAnyOf("FILE-TRUNCATED", "FILE-UNKNOWN");
        }
    }

    @Test
    void movementsOfTheSamplesAreTheExpectedOnes() {
        List<Path> files = Samples.files("bank/ofx").stream()
                .filter(file -> file.toString().endsWith(".ofx"))
                .toList();

        assertThat(files).hasSize(12);
        assertThat(files.stream()
                        .map(file -> read(Samples.bytes(file)).entries().size())
                        .filter(count -> count > 0))
                .containsExactlyInAnyOrder(3, 3, 1, 4, 3, 1);
        assertThat(files).allSatisfy(file -> {
            Events events = read(Samples.bytes(file));
            assertThat(events.format()).isNotNull();
            assertThat(events.codes()).doesNotContain("FILE-TRUNCATED", "FILE-UNKNOWN");
        });
    }

    @Test
    void sampleWithTwoAccountsHasTwoBalances() {
        Events events = read(Samples.bytes(Samples.folder("bank/ofx").resolve("ofxparse/multiple_accounts2.ofx")));

        assertThat(events.statements().stream()
                        .map(statement ->
                                statement.closing().orElseThrow().amount().toString()))
                .containsExactly("111.00 USD", "222.00 USD");
    }
}
