package org.tallystick.lib.einvoice.facturx;

/** The profiles of Factur-X that are written, with what the PDF says of them. */
public enum FacturXProfile {
    EN_16931("EN 16931", "factur-x.xml", "Alternative"),
    XRECHNUNG("XRECHNUNG", "xrechnung.xml", "Alternative");

    private final String conformanceLevel;
    private final String fileName;
    private final String relationship;

    FacturXProfile(String conformanceLevel, String fileName, String relationship) {
        this.conformanceLevel = conformanceLevel;
        this.fileName = fileName;
        this.relationship = relationship;
    }

    String conformanceLevel() {
        return conformanceLevel;
    }

    String fileName() {
        return fileName;
    }

    /** How the file relates to the page: it says the same in another way. */
    String relationship() {
        return relationship;
    }
}
