package org.tallystick.payments;

import org.tallystick.lib.bankfiles.nacha.EntryClass;

/** An American account a refund goes to, and the class of its entry: PPD for consumers, CCD for companies. */
public record AchDestination(AchAccount account, EntryClass entryClass) {
    public AchDestination {
        if (entryClass != EntryClass.PPD && entryClass != EntryClass.CCD) {
            throw new IllegalArgumentException("a refund is paid by PPD or CCD, not " + entryClass);
        }
    }
}
