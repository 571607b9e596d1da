package org.tallystick.lib.x12.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.lib.x12.Delimiters;
import org.tallystick.lib.x12.testing.Files;
import org.tallystick.lib.x12.testing.Invented;

class X12WriterTest {
    private static final PartnerProfile CAPITALS =
            new PartnerProfile(new Delimiters((byte) '|', (byte) '>', (byte) 0, (byte) '\n'), false, false, true, true);

    @Test
    void everyCountAndControlNumberIsTheWriters() {
        var bytes = new ByteArrayOutputStream();
        try (var writer = X12Writer.to(bytes, PartnerProfile.test())) {
            writer.interchange(InterchangeParties.between("MERCY", "ACME", Invented.TODAY, Invented.NOW, 7));
            writer.group("HS", 12, "005010X279A1");
            assertThat(writer.transaction("270", "005010X279A1")).isEqualTo("0001");
            int source = writer.level(0, "20", true);
            writer.level(source, "21", false);
            assertThat(writer.transaction("270", "005010X279A1")).isEqualTo("0002");
            assertThat(writer.level(0, "20", false)).isEqualTo(1);
            writer.group("HR", 13, "005010X212");
        }

        assertThat(Files.text(bytes.toByteArray())).isEqualTo("""
                        ISA*00*          *00*          *ZZ*MERCY          *ZZ*ACME           *260302*0905*^*00501*000000007*0*T*:~
                        GS*HS*MERCY*ACME*20260302*0905*12*X*005010X279A1~
                        ST*270*0001*005010X279A1~
                        HL*1**20*1~
                        HL*2*1*21*0~
                        SE*4*0001~
                        ST*270*0002*005010X279A1~
                        HL*1**20*0~
                        SE*3*0002~
                        GE*2*12~
                        GS*HR*MERCY*ACME*20260302*0905*13*X*005010X212~
                        GE*0*13~
                        IEA*2*000000007~
                        """);
        assertThat(Files.problems(bytes.toByteArray())).isEmpty();
    }

    @Test
    void aPartnerGetsTheSeparatorsItWants() {
        byte[] file = Files.written(CAPITALS, "HC", "005010X222A1", writer -> {
            writer.transaction("837", "005010X222A1");
            writer.segment("NM1")
                    .put("IL")
                    .put("1")
                    .put("O'HARA")
                    .skip(5)
                    .put("")
                    .end();
        });

        assertThat(Files.text(file))
                .startsWith("ISA|00|")
                .contains("\nNM1|IL|1|O'HARA\n")
                .contains("|U|00501|000000007|1|P|>\n");
        assertThat(Files.problems(file)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "A*B, NM103, SEPARATOR",
        "A~B, NM103, SEPARATOR",
        "A:B, NM103, SEPARATOR",
        "M\u00fcller, NM103, CHARACTER",
        "AAAAAAAAAABBBBBBBBBBCCCCCCCCCCDDDDDDDDDDEEEEEEEEEEFFFFFFFFFFG, NM103, TOO_LONG",
    })
    void whatAPartnerCouldNotReadIsRefusedAndNotQuoted(String name, String element, UnwritableException.Reason reason) {
        assertThatThrownBy(() -> write(writer ->
                        writer.segment("NM1").put("IL").put("1").put(name).end()))
                .isInstanceOfSatisfying(UnwritableException.class, refused -> {
                    assertThat(refused.element()).isEqualTo(element);
                    assertThat(refused.reason()).isEqualTo(reason);
                    assertThat(refused.getMessage()).doesNotContain(name);
                });
    }

    @Test
    void aSegmentWithoutContentIsRefused() {
        assertThatThrownBy(() ->
                        write(writer -> writer.segment("N3").put("").skip(1).end()))
                .isInstanceOf(UnwritableException.class)
                .hasMessage("N3 has no content.");
    }

    @Test
    void aPartnerWithoutRepetitionsGetsNone() {
        assertThatThrownBy(() -> Files.written(CAPITALS, "HS", "005010X279A1", writer -> {
                    writer.transaction("270", "005010X279A1");
                    writer.segment("EQ").repeated(List.of("30", "33")).end();
                }))
                .isInstanceOf(UnwritableException.class);
    }

    private static void write(Consumer<X12Writer> segment) {
        Files.written("HC", "005010X222A1", writer -> {
            writer.transaction("837", "005010X222A1");
            segment.accept(writer);
        });
    }
}
