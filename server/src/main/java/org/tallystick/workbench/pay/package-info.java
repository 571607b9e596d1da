/** The pages a payer sees without logging in: what they are asked to pay, and the sandbox's page that plays a provider. */
@NullMarked
package org.tallystick.workbench.pay;

import org.jspecify.annotations.NullMarked;
