package org.tallystick.lib.x12.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.lib.x12.testing.Files;

class GuideWalkTest {
    private static final String CLAIM = """
            ISA*00*          *00*          *ZZ*MERCY          *ZZ*ACME           *260302*0905*^*00501*000000007*0*T*:~
            GS*HC*MERCY*ACME*20260302*0905*12*X*005010X222A1~
            ST*837*0001*005010X222A1~
            BHT*0019*00*B-1*20260302*0905*CH~
            NM1*41*2*MERCY CLINIC*****46*M1~
            PER*IC*DEE HELP*TE*5551234567~
            NM1*40*2*ACME HEALTH*****46*A1~
            HL*1**20*1~
            NM1*85*2*MERCY CLINIC*****XX*1234567893~
            N3*1 MAIN ST~
            N4*SPRINGFIELD*IL*627010001~
            REF*EI*123456789~
            HL*2*1*22*0~
            SBR*P*18*******CI~
            NM1*IL*1*LOVELACE*ADA****MI*M100~
            N3*2 MAIN ST~
            N4*SPRINGFIELD*IL*62701~
            DMG*D8*19800101*F~
            NM1*PR*2*ACME HEALTH*****PI*87726~
            CLM*C-1*100***11:B:1*Y*A*Y*Y~
            HI*ABK:J0190~
            LX*1~
            SV1*HC:Z1001*100*UN*1***1~
            DTP*472*D8*20260301~
            SE*23*0001~
            GE*1*12~
            IEA*1*000000007~
            """;

    @Test
    void whatFollowsItsGuideIsFoundSound() {
        assertThat(Files.findings(Files.bytes(CLAIM))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "N3*1 MAIN ST~         | ''                           | SEGMENT_MISSING N3 2010AA at 9",
                "HI*ABK:J0190~         | ''                           | SEGMENT_MISSING HI 2300 at 19",
                "REF*EI*123456789~     | REF*EI*123456789~REF*EI*9~   | SEGMENT_REPEATED REF 2010AA at 11",
                "N3*1 MAIN ST~         | XYZ*1~N3*1 MAIN ST~          | SEGMENT_UNKNOWN XYZ 2010AA at 8",
                "HI*ABK:J0190~         | FRM*1*Y~HI*ABK:J0190~        | SEGMENT_UNEXPECTED FRM 2300 at 19",
                "NM1*85*2              | NM1*85*3                     | ELEMENT_CODE NM102 2010AA at 7",
                "NM1*PR*2              | NM1*QQ*2                     | ELEMENT_CODE NM101 2010BA at 17",
                "DMG*D8*19800101*F     | DMG*D8*19800101*X            | ELEMENT_CODE DMG03 2010BA at 16",
                "BHT*0019*00*B-1*20260302| BHT*0019*00*B-1*20261302   | ELEMENT_DATE BHT04 at 2",
                "*0905*CH              | *2505*CH                     | ELEMENT_TIME BHT05 at 2",
                "SV1*HC:Z1001*100      | SV1*HC:Z1001*1O0             | ELEMENT_CHARACTER SV102 2400 at 21",
                "LX*1~                 | LX*A~                        | ELEMENT_CHARACTER LX01 2400 at 20",
                "N4*SPRINGFIELD*IL*62701~| N4*SPRINGFIELD*ILL*62701~  | ELEMENT_CODE N402 2010BA at 15",
                "*Y*A*Y*Y~             | *Y**Y*Y~                     | ELEMENT_MISSING CLM07 2300 at 18",
                "11:B:1                | 11:B:1:2                     | COMPONENT_TOO_MANY CLM05 2300 at 18",
                "HC:Z1001*             | HC:Z1001:1*                  | ELEMENT_SHORT SV101-3 2400 at 21",
                "*46*M1~               | *46~                         | ELEMENT_MISSING NM109 1000A at 3",
                "LX*1~                 | LX*1*2~                      | ELEMENT_TOO_MANY LX02 2400 at 20",
                "SV1*HC:Z1001*100*UN   | SV1*HC:Z1001*100             | ELEMENT_MISSING SV104 2400 at 21",
                "11:B:1                | 11:B:7                       | SEGMENT_DEPENDENT_MISSING REF 2300 at 20",
                "*Y*A*Y*Y~             | *Y*A*Y*Y**AA~                | SEGMENT_DEPENDENT_MISSING DTP 2300 at 20",
            })
    void whatDoesNotIsFoundAtItsPlace(String right, String wrong, String finding) {
        List<String> found = Files.findings(Files.bytes(CLAIM.replace(right, wrong))).stream()
                .map(GuideWalkTest::shown)
                .toList();

        assertThat(found).contains(finding);
    }

    @Test
    void aSegmentThatComesTooLateIsNotAlsoMissing() {
        String swapped = CLAIM.replace(
                "N3*1 MAIN ST~\nN4*SPRINGFIELD*IL*627010001~", "N4*SPRINGFIELD*IL*627010001~N3*1 MAIN ST~");

        assertThat(Files.findings(Files.bytes(swapped)))
                .extracting(GuideWalkTest::shown)
                .containsExactly("SEGMENT_OUT_OF_ORDER N3 2010AA at 9");
    }

    @Test
    void theSubscriberWhoIsThePatientHasNoPatientLevel() {
        String patient = CLAIM.replace(
                "CLM*",
                "HL*3*2*23*0~PAT*19~NM1*QC*1*LOVELACE*BO~N3*2 MAIN ST~"
                        + "N4*SPRINGFIELD*IL*62701~DMG*D8*20200101*M~CLM*");

        assertThat(Files.findings(Files.bytes(patient)))
                .extracting(GuideWalkTest::shown)
                .containsExactly("SEGMENT_DEPENDENT_NOT_USED 2000C 2000B at 18");
    }

    @Test
    void everyGuideIsRead() {
        assertThat(Guides.all()).hasSize(10);
        assertThat(Guides.of("837", "005010X222A2")).isPresent();
        assertThat(Guides.of("837", "004010X098A1")).isEmpty();
    }

    private static String shown(Finding finding) {
        int element = finding.location().element();
        String name = finding.segment() + (element == 0 ? "" : (element < 10 ? "0" : "") + element);
        name += finding.location().component() == 0
                ? ""
                : "-" + finding.location().component();
        String loop = finding.loop().isEmpty() ? "" : " " + finding.loop();
        return finding.fault() + " " + name + loop + " at " + finding.location().place();
    }
}
