/** Short policies of three rules (a deadline, a condition, an exception) with sentences of people they apply to. */

export interface PolicyRule {
  /** `{n}` is the number of days. */
  readonly rule: readonly string[];
  /** What somebody says who keeps the rule, and who breaks it; `{m}` is a number of days. */
  readonly kept: readonly string[];
  readonly broken: readonly string[];
}

export interface Policy {
  readonly wish: readonly string[];
  readonly deadline: PolicyRule;
  readonly others: readonly PolicyRule[];
}

const rule = (text: string, kept: string, broken: string): PolicyRule => ({
  rule: text.split("|"),
  kept: kept.split("|"),
  broken: broken.split("|"),
});
const policy = (wish: string, days: string, said: string, ...others: PolicyRule[]): Policy => ({
  wish: wish.split("|"),
  deadline: rule(days, said, said),
  others,
});

// biome-ignore format: one list or entry a line.
export const POLICIES: readonly Policy[] = [
  policy("I want to return a jacket.|Can I give the lamp back?|I'd like my money back for the shoes.", "Returns are accepted within {n} days of purchase.|Goods can be returned up to {n} days after purchase.", "I bought it {m} days ago.|The purchase was {m} days ago.|It has been {m} days since I bought it.", rule("The receipt must be shown.|A receipt is required.", "I still have the receipt.|The receipt is in my pocket.", "I have lost the receipt.|There is no receipt any more."), rule("Sale items are excluded.|Items from the sale are not taken back.", "I paid the full price, it was not on sale.|It was not a sale item.", "It was a sale item.|I got it in the sale.")),
  policy("I want to renew my library books.|Can I keep the book longer?|I'd like to extend my loan.", "A loan can be renewed within {n} days of borrowing.|Renewal is possible up to {n} days after the book was borrowed.", "I borrowed it {m} days ago.|I have had it for {m} days.|The book was lent to me {m} days ago.", rule("All fees must be paid.|Readers must not have open fees.", "I have no open fees.|All my fees are paid.", "I still owe a fee.|One fee is not paid yet."), rule("Books reserved by others cannot be renewed.|Renewal is not possible if somebody else has reserved the book.", "Nobody has reserved it.|There is no reservation for it.", "Another reader has reserved it.|Somebody has put a reservation on it.")),
  policy("I want the company to pay for my taxi.|Can I claim my train ticket?|I'd like to hand in a hotel bill.", "Expenses must be claimed within {n} days of the trip.|Claims are valid up to {n} days after the trip.", "The trip was {m} days ago.|I travelled {m} days ago.|I came back {m} days ago from the trip.", rule("The trip must have been approved by a manager.|A manager's approval is needed.", "My manager approved the trip.|I have the approval of my manager.", "No manager approved the trip.|I never asked a manager for approval."), rule("Private trips are excluded.|Private travel is not paid.", "It was a business trip, nothing private.|I went there only for work.", "It was a private trip.|I went there privately.")),
  policy("I want my camera repaired for free.|Can you fix my phone on warranty?|I'd like a free repair of the mixer.", "Free repairs are granted within {n} days of delivery.|Repairs cost nothing up to {n} days after delivery.", "It was delivered {m} days ago.|Delivery was {m} days ago.|The parcel came {m} days ago.", rule("The device must be registered.|Registration of the device is required.", "I have registered the device.|The device is registered.", "I never registered the device.|The device is not registered."), rule("Water damage is not covered.|Damage caused by water is excluded.", "It never got wet.|No water came near it.", "It fell into the bath.|Water got into it.")),
  policy("I want to change my flight.|Can I swap my seat for a later flight?|I'd like to move my trip.", "Changes are free within {n} days of booking.|A booking can be changed up to {n} days after it was made.", "I booked {m} days ago.|The booking was made {m} days ago.|It is {m} days since I booked.", rule("Only adult passengers can ask for a change.|Passengers must be adults to change a booking.", "I am an adult.|I'm forty years old.", "I am only fifteen.|I am not an adult yet."), rule("Group bookings are excluded.|Groups cannot change their bookings.", "I travel alone, not with a group.|It is no group booking.", "It is a group booking.|I booked for a whole group.")),
];
