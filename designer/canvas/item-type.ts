/** What items of the palette are dragged as; the data is the item's id. */
export const ITEM_TYPE = 'application/x-duecourse-item';
