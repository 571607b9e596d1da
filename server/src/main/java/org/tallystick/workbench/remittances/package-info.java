/** The pages of remittance advices. */
@NullMarked
package org.tallystick.workbench.remittances;

import org.jspecify.annotations.NullMarked;
