package org.tallystick.delivery;

import java.util.Optional;
import org.tallystick.platform.CompanyId;

/**
 * Has a say in whether a delivery may go out. All gates are asked when it is queued, when another address is looked for, and
 * once more right before it is sent; what one of them objects to is not sent, and the sentence is kept with it.
 */
interface SendGate {
    /** The sentence that people read, or empty when there is nothing to say against it. */
    Optional<String> objection(CompanyId company, Delivery delivery);
}
