package org.tallystick.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tallystick.cast.Paper;
import org.tallystick.platform.Refusal;

/** What a file is said to be never matters; what it is does. */
class FileInspectionTest {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0};

    static Stream<Arguments> taken() {
        return Stream.of(
                Arguments.of(FileType.PDF, Paper.pdf("Order 4711")),
                Arguments.of(FileType.PNG, PNG),
                Arguments.of(FileType.JPEG, new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0}),
                Arguments.of(FileType.TIFF, new byte[] {'I', 'I', 42, 0, 8, 0}),
                Arguments.of(FileType.TEXT, Paper.text("date;hours\n2026-01-05;7.5\n")),
                Arguments.of(FileType.TEXT, new byte[] {'H', (byte) 0xf6, 'h', 'e', '\r', '\n'}),
                Arguments.of(FileType.TEXT, Paper.text("a < b and b > c; #! is no head line here")),
                Arguments.of(FileType.XLSX, Paper.zip(10, "[Content_Types].xml", "xl/workbook.xml")),
                Arguments.of(FileType.DOCX, Paper.zip(10, "[Content_Types].xml", "word/document.xml")));
    }

    @ParameterizedTest
    @MethodSource("taken")
    void documentsAreKnownByTheirContent(FileType type, byte[] content) {
        assertThat(FileInspection.inspect(content).type()).isEqualTo(type);
    }

    static Stream<Arguments> refused() {
        String[] many = IntStream.range(0, 1_001).mapToObj(i -> "f" + i).toArray(String[]::new);
        return Stream.of(
                Arguments.of("FILE_EMPTY", new byte[0]),
                Arguments.of("FILE_TYPE", new byte[] {'M', 'Z', 0, 3, 0}),
                Arguments.of("FILE_TYPE", new byte[] {0x7f, 'E', 'L', 'F', 2, 1}),
                Arguments.of("FILE_OLD_OFFICE", new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, 1, 1}),
                Arguments.of("FILE_ACTIVE", Paper.text("<!DOCTYPE html><title>hi</title>")),
                Arguments.of("FILE_ACTIVE", Paper.text("\ufeff  <svg xmlns='http://www.w3.org/2000/svg'/>")),
                Arguments.of("FILE_ACTIVE", Paper.text("harmless\n<ScRiPt>alert(1)</script>")),
                Arguments.of("FILE_ACTIVE", Paper.text("#!/bin/sh\nrm -rf /\n")),
                Arguments.of("FILE_ACTIVE", Paper.text("@echo off\r\ndel *.*\r\n")),
                Arguments.of("FILE_ACTIVE", Paper.pdfWithScript("Order 4711")),
                Arguments.of("FILE_DAMAGED", Paper.text("%PDF-1.7\nand nothing more")),
                Arguments.of("FILE_DAMAGED", Arrays.copyOf(Paper.zip(5_000, "xl/workbook.xml"), 40)),
                Arguments.of("FILE_ARCHIVE", Paper.zip(10, "order.exe")),
                Arguments.of("FILE_ARCHIVE", Paper.zip(10, many[0], "word/document.xml")),
                Arguments.of("FILE_UNPACKS_TOO_LARGE", Paper.zip(0, many)),
                Arguments.of("FILE_UNPACKS_TOO_LARGE", Paper.zip(40 << 20, "[Content_Types].xml", "xl/workbook.xml")),
                Arguments.of("FILE_PATHS", Paper.zip(10, "[Content_Types].xml", "../../etc/passwd")),
                Arguments.of("FILE_PATHS", Paper.zip(10, "C:\\autoexec.bat")),
                Arguments.of(
                        "FILE_MACROS", Paper.zip(10, "[Content_Types].xml", "xl/workbook.xml", "xl/vbaProject.bin")),
                Arguments.of(
                        "FILE_MACROS",
                        Paper.zip(10, "[Content_Types].xml", "word/document.xml", "word/embeddings/oleObject1.bin")));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatCouldRunOrBurstIsRefused(String code, byte[] content) {
        assertThatThrownBy(() -> FileInspection.inspect(content))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    @Test
    void anEntryThatOnlyTheListAtTheEndNamesIsNotOverlooked() {
        byte[] macros = Paper.zip(10, "[Content_Types].xml", "xl/workbook.xml", "xl/vbaProject.bin");
        byte[] hidden = new String(macros, StandardCharsets.ISO_8859_1)
                .replaceFirst("xl/vbaProject.bin", "xl/harmless_1.xml")
                .getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> FileInspection.inspect(hidden))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("FILE_DAMAGED"));
    }

    @Test
    void theTextOfAPdfIsFound() {
        assertThat(FileInspection.inspect(Paper.pdf("Order 4711 of Acme")).text())
                .contains("Order 4711 of Acme");
    }

    @Test
    void aLongTextIsCut() {
        assertThat(FileInspection.inspect(Paper.text("x".repeat(300_000))).text())
                .hasSize(100_000);
    }

    @ParameterizedTest
    @CsvSource({
        "order.pdf, order.pdf",
        "../../etc/passwd, passwd",
        "'C:\\temp\\order.pdf', order.pdf",
        "'<script>alert(1)</script>.pdf', script .pdf",
        "'a\"b\r\nSet-Cookie: x.pdf', a b Set-Cookie x.pdf",
        "'\u202Efdp.exe', fdp.exe",
        "'...', document",
        "'', document"
    })
    void namesAreMadeSafe(String sent, String kept) {
        assertThat(FileName.clean(sent)).isEqualTo(kept);
    }

    @Test
    void theEndingFollowsTheContent() {
        assertThat(FileType.PDF.named("order.pdf.exe")).isEqualTo("order.pdf.exe.pdf");
        assertThat(FileType.TEXT.named("hours.CSV")).isEqualTo("hours.CSV");
        assertThat(FileType.JPEG.named(FileName.clean("x".repeat(400)))).hasSizeLessThanOrEqualTo(200);
    }
}
