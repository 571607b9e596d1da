package org.tallystick.documents;

import java.util.List;
import java.util.Locale;

/** What a supporting document may be, found by its content; the name only gets an ending that fits. */
public enum FileType {
    PDF("application/pdf", "PDF", "pdf"),
    PNG("image/png", "Picture", "png"),
    JPEG("image/jpeg", "Picture", "jpg", "jpeg"),
    TIFF("image/tiff", "Picture", "tif", "tiff"),
    TEXT("text/plain", "Text", "txt", "csv", "tsv"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Spreadsheet", "xlsx"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Text document", "docx");

    private final String mediaType;
    private final String title;

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
    private final List<String> endings;

    FileType(String mediaType, String title, String... endings) {
        this.mediaType = mediaType;
        this.title = title;
        this.endings = List.of(endings);
    }

    public String mediaType() {
        return mediaType;
    }

    public String title() {
        return title;
    }

    /** {@code order.pdf.exe} that is a PDF becomes {@code order.pdf.exe.pdf}. */
    String named(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        boolean fits = endings.stream().anyMatch(ending -> lower.endsWith("." + ending));
        return fits ? name : name + "." + endings.getFirst();
    }
}
