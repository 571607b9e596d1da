/** Payment plans: open items paid in installments, what each costs, and which were paid (DOMAIN SM-5). */
@NullMarked
package org.tallystick.lib.collections.plans;

import org.jspecify.annotations.NullMarked;
