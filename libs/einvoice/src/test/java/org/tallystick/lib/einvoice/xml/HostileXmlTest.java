package org.tallystick.lib.einvoice.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.lib.einvoice.Problem;
import org.tallystick.lib.einvoice.ProblemCode;
import org.tallystick.lib.einvoice.ReadLimits;
import org.tallystick.lib.einvoice.Reading;
import org.tallystick.lib.einvoice.Severity;
import org.tallystick.lib.einvoice.cii.Cii;
import org.tallystick.lib.einvoice.inspect.EInvoiceFile;
import org.tallystick.lib.einvoice.inspect.Recognition;
import org.tallystick.lib.einvoice.model.Profile;
import org.tallystick.lib.einvoice.testing.RandomInvoices;
import org.tallystick.lib.einvoice.ubl.Ubl;

class HostileXmlTest {
    private static final String UBL =
            "<Invoice xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:Invoice-2\">%s</Invoice>";

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aBombOfEntitiesIsRefusedBeforeItIsLit() {
        String bomb = "<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">"
                + "<!ENTITY c \"&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;\">]>" + UBL.formatted("&d;");

        assertThat(fatal(bytes(bomb))).isEqualTo(ProblemCode.XML_DTD);
        assertThat(Recognition.recognises(bytes(bomb))).isTrue();
    }

    @Test
    void noEntityFromOutsideIsRead() {
        String external = "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/hostname\">]>" + UBL.formatted("&b;");

        assertThat(fatal(bytes(external))).isEqualTo(ProblemCode.XML_DTD);
    }

    @Test
    void whatIsTooDeepOrTooLargeIsRefused() {
        byte[] deep = bytes(UBL.formatted("<a>".repeat(100_000) + "</a>".repeat(100_000)));
        byte[] many = bytes(UBL.formatted("<a/>".repeat(1_000_001)));
        byte[] large = new byte[ReadLimits.defaults().bytes() + 1];

        assertThat(List.of(fatal(deep), fatal(many), fatal(large))).containsOnly(ProblemCode.FILE_LIMIT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|FILE_EMPTY",
                "<a/>|FILE_UNKNOWN",
                "<a|XML_SYNTAX",
                "hello|XML_SYNTAX",
                "<?xml version=\"1.0\" encoding=\"UTF-8-W/O-BOM\"?><a/>|XML_ENCODING",
                "<CrossIndustryDocument xmlns=\"urn:ferd:CrossIndustryDocument:invoice:1p0\"/>|ZUGFERD_1"
            })
    void everyOtherDocumentHasItsReason(String document, ProblemCode expected) {
        assertThat(fatal(bytes(document))).isEqualTo(expected);
    }

    @Test
    void bytesThatAreNoTextInTheDeclaredEncodingAreNamed() {
        byte[] document = bytes(UBL.formatted("x?x"));
        document[document.length - 12] = (byte) 0xff;

        assertThat(EInvoiceFile.open(document).reading().problems())
                .extracting(Problem::severity)
                .contains(Severity.FATAL);
    }

    @Test
    void aDayThatDoesNotExistIsAProblem() {
        String ubl = text(Ubl.write(RandomInvoices.of(1, Profile.EN16931))).replace("2026-03-02", "2026-02-30");
        String cii = text(Cii.write(RandomInvoices.of(1, Profile.EN16931))).replace("20260302", "20260230");

        assertThat(blocked(Ubl.read(bytes(ubl)))).isTrue();
        assertThat(blocked(Cii.read(bytes(cii)))).isTrue();
    }

    @Test
    void anAmountThatIsNoNumberIsAProblem() {
        String ubl = text(Ubl.write(RandomInvoices.of(1, Profile.EN16931)))
                .replaceFirst("(<cbc:PayableAmount[^>]*>)[^<]*", "$1abc");

        assertThat(blocked(Ubl.read(bytes(ubl)))).isTrue();
    }

    @Test
    void anElementTheSchemaDoesNotKnowIsAProblem() {
        String ubl =
                text(Ubl.write(RandomInvoices.of(1, Profile.EN16931))).replaceFirst("<cbc:ID>", "<cbc:Surprise/>$0");

        assertThat(blocked(Ubl.read(bytes(ubl)))).isTrue();
    }

    private static String text(byte[] document) {
        return new String(document, StandardCharsets.UTF_8);
    }

    private static boolean blocked(Reading reading) {
        return reading.blocked();
    }

    private static ProblemCode fatal(byte[] document) {
        Reading reading = EInvoiceFile.open(document).reading();
        assertThat(reading.invoice()).isEmpty();
        Problem last = reading.problems().getLast();
        assertThat(last.severity()).isEqualTo(Severity.FATAL);
        return last.code();
    }
}
