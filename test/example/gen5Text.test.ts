import { describe, expect, it } from 'vitest';
import { gen5Report } from '../../example/gen5Report.ts';
import { gen5Text } from '../../example/gen5Text.ts';
import type { SimulatedPlate } from '../../example/simulateStudy.ts';

const plate: SimulatedPlate = {
  set: 'a',
  cellLine: 'BT474',
  experiment: 2,
  absorbance: Array.from({ length: 8 }, (_, row) =>
    Array.from({ length: 12 }, (_, column) => (row * 12 + column) / 100),
  ),
  masked: ['C4'],
};
const text = gen5Text(gen5Report(plate, 'BT474_exp2'));
const lines = text.split('\r\n');

describe('gen5Text', () => {
  it('ends every line with CR LF and holds only ASCII', () => {
    expect(text.replace(/\r\n/g, '')).not.toMatch(/[\r\n]/);
    expect(text).toMatch(/^[\x20-\x7e\t\r\n]*$/);
    expect(text.endsWith('\r\n')).toBe(true);
  });

  it('starts with two empty lines and the software version', () => {
    expect(lines.slice(0, 3)).toEqual(['', '', 'Software Version\t3.12.08']);
  });

  it('writes the time with twelve hours', () => {
    expect(lines).toContain('Time\t3:12:06 PM');
  });

  it('names the plate and the wavelength in the procedure', () => {
    expect(lines).toContain('Plate Type\t96 WELL PLATE');
    expect(lines).toContain('\tWavelengths:  590');
  });

  it('writes the matrix with three decimals, the masked well between asterisks and the label after column 12', () => {
    const header = lines.indexOf('\t1\t2\t3\t4\t5\t6\t7\t8\t9\t10\t11\t12');
    expect(lines.slice(header - 3, header)).toEqual(['Results', 'Actual Temperature:\t22.4', '']);
    expect(lines.slice(header + 1, header + 9)).toEqual([
      'A\t0.000\t0.010\t0.020\t0.030\t0.040\t0.050\t0.060\t0.070\t0.080\t0.090\t0.100\t0.110\t590',
      'B\t0.120\t0.130\t0.140\t0.150\t0.160\t0.170\t0.180\t0.190\t0.200\t0.210\t0.220\t0.230\t590',
      'C\t0.240\t0.250\t0.260\t*0.270*\t0.280\t0.290\t0.300\t0.310\t0.320\t0.330\t0.340\t0.350\t590',
      'D\t0.360\t0.370\t0.380\t0.390\t0.400\t0.410\t0.420\t0.430\t0.440\t0.450\t0.460\t0.470\t590',
      'E\t0.480\t0.490\t0.500\t0.510\t0.520\t0.530\t0.540\t0.550\t0.560\t0.570\t0.580\t0.590\t590',
      'F\t0.600\t0.610\t0.620\t0.630\t0.640\t0.650\t0.660\t0.670\t0.680\t0.690\t0.700\t0.710\t590',
      'G\t0.720\t0.730\t0.740\t0.750\t0.760\t0.770\t0.780\t0.790\t0.800\t0.810\t0.820\t0.830\t590',
      'H\t0.840\t0.850\t0.860\t0.870\t0.880\t0.890\t0.900\t0.910\t0.920\t0.930\t0.940\t0.950\t590',
    ]);
  });
});
