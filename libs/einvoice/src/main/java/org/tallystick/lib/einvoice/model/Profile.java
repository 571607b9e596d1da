package org.tallystick.lib.einvoice.model;

/** What an invoice says it follows (BT-24), with the words of its publisher. */
public enum Profile {
    EN16931("urn:cen.eu:en16931:2017"),
    PEPPOL("urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0"),
    XRECHNUNG("urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0");

    /** The business process of Peppol billing (BT-23), which XRechnung uses as well. */
    public static final String PEPPOL_PROCESS = "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0";

    private final String specification;

    Profile(String specification) {
        this.specification = specification;
    }

    public String specification() {
        return specification;
    }
}
