package org.tallystick.einvoices;

import org.tallystick.lib.einvoice.cii.Cii;
import org.tallystick.lib.einvoice.facturx.FacturXProfile;
import org.tallystick.lib.einvoice.model.EInvoice;
import org.tallystick.lib.einvoice.model.Profile;
import org.tallystick.lib.einvoice.rules.Syntax;
import org.tallystick.lib.einvoice.ubl.Ubl;

/** The form of electronic invoice a customer wants. */
public enum EInvoiceForm {
    XRECHNUNG_UBL("XRechnung (UBL)", Profile.XRECHNUNG, Syntax.UBL),
    XRECHNUNG_CII("XRechnung (CII)", Profile.XRECHNUNG, Syntax.CII),
    PEPPOL_UBL("Peppol BIS Billing 3 (UBL)", Profile.PEPPOL, Syntax.UBL),
    FACTUR_X("Factur-X / ZUGFeRD (PDF with CII inside)", Profile.EN16931, Syntax.CII);

    private final String title;
    private final Profile profile;
    private final Syntax syntax;

    EInvoiceForm(String title, Profile profile, Syntax syntax) {
        this.title = title;
        this.profile = profile;
        this.syntax = syntax;
    }

    public String title() {
        return title;
    }

    public Syntax syntax() {
        return syntax;
    }

    /** Whether the data travel inside the PDF, which people read. */
    public boolean insidePdf() {
        return this == FACTUR_X;
    }

    Profile profile() {
        return profile;
    }

    /** What an invoice says it follows in another syntax: Peppol knows UBL alone. */
    static Profile profileIn(Profile profile, Syntax syntax) {
        return profile == Profile.PEPPOL && syntax == Syntax.CII ? Profile.EN16931 : profile;
    }

    static FacturXProfile inPdf(Profile profile) {
        return profile == Profile.XRECHNUNG ? FacturXProfile.XRECHNUNG : FacturXProfile.EN_16931;
    }

    static byte[] write(EInvoice invoice, Syntax syntax) {
        return syntax == Syntax.UBL ? Ubl.write(invoice) : Cii.write(invoice);
    }
}
