package org.tallystick.lib.einvoice;

/** The codes of everything that can be wrong with a document before any rule is asked; a code is stable and never reused. */
public enum ProblemCode {
    FILE_EMPTY("FILE-EMPTY"),
    FILE_UNKNOWN("FILE-UNKNOWN"),
    FILE_LIMIT("FILE-LIMIT"),
    XML_DTD("XML-DTD"),
    XML_SYNTAX("XML-SYNTAX"),
    XML_ENCODING("XML-ENCODING"),
    XML_CONTENT("XML-CONTENT-01"),
    PDF_SYNTAX("PDF-SYNTAX-01"),
    PDF_ENCRYPTED("PDF-ENCRYPTED-01"),
    PDF_INVOICE("PDF-INVOICE-01"),
    PDF_SEVERAL("PDF-INVOICE-02"),
    PDF_FILES("PDF-FILES-01"),
    PDF_ACTIONS("PDF-ACTIONS-01"),
    PDF_DESCRIPTION("PDF-XMP-01"),
    ZUGFERD_1("ZUGFERD-VERSION-01"),
    NOT_CHECKED("RULES-NOT-CHECKED"),
    NO_PLACE("EINVOICE-PLACE-01");

    private final String text;

    ProblemCode(String text) {
        this.text = text;
    }

    /** The code as documents, screens and the command line show it: {@code XML-DTD}. */
    public String text() {
        return text;
    }

    @Override
    public String toString() {
        return text;
    }
}
