package org.tallystick.demo;

import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import org.tallystick.access.Caller;
import org.tallystick.exemptions.CertificateDesk;
import org.tallystick.exemptions.NeededCertificates;
import org.tallystick.invoicing.LookBackDesk;
import org.tallystick.lib.receivables.history.LookBack;

/** What customers of the sample company want to read on their invoices, and by what they go without tax. */
@Component
class DemoWishes {
    private static final int DAYS_LEFT = 21;

    private final LookBackDesk lookBacks;
    private final CertificateDesk certificates;
    private final NeededCertificates needed;

    DemoWishes(LookBackDesk lookBacks, CertificateDesk certificates, NeededCertificates needed) {
        this.lookBacks = lookBacks;
        this.certificates = certificates;
        this.needed = needed;
    }

    /** From the first day on; the certificate of the first customer abroad ends soon after the last day. */
    void enter(DemoCompany.Founded founded, LocalDate first, LocalDate last) {
        Caller caller = founded.caller();
        List<DemoCustomer> cast = DemoCustomer.cast();
        lookBacks.choose(caller, founded.customer(cast.get(0)), LookBack.TWELVE_MONTHS);
        lookBacks.choose(caller, founded.customer(cast.get(1)), LookBack.YEAR_TO_DATE);
        LocalDate until = last.plusDays(DAYS_LEFT);
        for (DemoCustomer customer : cast) {
            if (!customer.country().equals("DE")) {
                var proof = new CertificateDesk.Proof(
                        "VATEX-EU-AE",
                        customer.country(),
                        "Taxable person " + customer.number(),
                        null,
                        first.minusYears(1),
                        until,
                        null);
                certificates.record(caller, founded.customer(customer), proof);
                until = until.plusYears(1);
            }
        }
        needed.set(caller, "REVERSE", true, null);
    }
}
