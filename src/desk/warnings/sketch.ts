/** A text reduced to the few numbers by which texts like it are found; `bands` names the lists it stands in. */
export type Sketch = { schema: 1; submission: number; bands: string[] };
