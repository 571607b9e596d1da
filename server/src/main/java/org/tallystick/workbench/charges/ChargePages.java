package org.tallystick.workbench.charges;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.contracts.Charge;
import org.tallystick.customers.Customer;
import org.tallystick.invoicing.Draft;
import org.tallystick.invoicing.Invoice;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.web.Choice;
import org.tallystick.platform.web.HistoryEntry;

/** The pages of one charge. */
public final class ChargePages {
    private ChargePages() {}

    public record New(ChargeForm form, List<Choice> taxCodes) {
        public New {
            taxCodes = List.copyOf(taxCodes);
        }
    }

    /** The draft has claimed the charge, the invoice has billed it. */
    public record Show(
            Charge charge,
            Customer customer,
            @Nullable Draft draft,
            @Nullable Invoice invoice,
            List<HistoryEntry> history) {
        public Show {
            history = List.copyOf(history);
        }
    }

    /** What a charge comes to while it is typed; nothing yet as long as a number is missing. */
    public record LineTotal(
            @Nullable Money net,
            @Nullable Money tax,
            @Nullable String taxLabel) {
        static final LineTotal NOTHING_YET = new LineTotal(null, null, null);
    }
}
