;; Rows of a picture mixed by six weights each, as lanczos-rows.ts asks for it: four channels of 16 bits a pixel, weights
;; in pairs of 16 bits, the first one low. Weights are shares of 16,384, so that every sum fits into 32 bits.
;; After a change: `npx wat2wasm lanczos-rows.wat`; lanczos-rows.test.ts holds the program against this text.
(module
  ;; 2 MB hold rows of more than ten thousand pixels. Growing would detach the arrays that lie in it, and once one is
  ;; detached V8 looks at each access to any array whether that is.
  (memory (export "memory") 32)

  ;; Colours are weighted by alpha, two pixels at a time. Alpha counts from 0 to 256, everything 64 times as finely.
  (func (export "weigh") (param $pixels i32) (param $row i32) (param $pairs i32)
    (local $levels v128) (local $alpha v128)
    (loop $next
      (local.set $levels (v128.load8x8_u (local.get $pixels)))
      (local.set $alpha
        (i8x16.shuffle 6 7 6 7 6 7 6 7 14 15 14 15 14 15 14 15 (local.get $levels) (local.get $levels)))
      (local.set $alpha (i16x8.add (local.get $alpha) (i16x8.shr_u (local.get $alpha) (i32.const 7))))
      (v128.store (local.get $row) (v128.bitselect
        (i16x8.shl (local.get $alpha) (i32.const 6))
        (i16x8.shr_u (i16x8.mul (local.get $levels) (local.get $alpha)) (i32.const 2))
        (v128.const i16x8 0 0 0 -1 0 0 0 -1)))
      (local.set $pixels (i32.add (local.get $pixels) (i32.const 8)))
      (local.set $row (i32.add (local.get $row) (i32.const 16)))
      (br_if $next (local.tee $pairs (i32.sub (local.get $pairs) (i32.const 1))))))

  ;; Six neighbours of a row become one pixel, for each place.
  ;; $taps: by place where its first neighbour lies, as bytes from $row on, and three pairs of weights.
  (func (export "mixAcross") (param $row i32) (param $taps i32) (param $to i32) (param $places i32)
    (local $from i32) (local $sum v128)
    (loop $next
      (local.set $from (i32.add (local.get $row) (i32.load (local.get $taps))))
      ;; Two pixels at a time, channel beside channel: one step weighs both and adds them.
      (local.set $sum (i32x4.dot_i16x8_s
        (i8x16.shuffle 0 1 8 9 2 3 10 11 4 5 12 13 6 7 14 15
          (v128.load (local.get $from)) (v128.load (local.get $from)))
        (v128.load32_splat offset=4 (local.get $taps))))
      (local.set $sum (i32x4.add (local.get $sum) (i32x4.dot_i16x8_s
        (i8x16.shuffle 0 1 8 9 2 3 10 11 4 5 12 13 6 7 14 15
          (v128.load offset=16 (local.get $from)) (v128.load offset=16 (local.get $from)))
        (v128.load32_splat offset=8 (local.get $taps)))))
      (local.set $sum (i32x4.add (local.get $sum) (i32x4.dot_i16x8_s
        (i8x16.shuffle 0 1 8 9 2 3 10 11 4 5 12 13 6 7 14 15
          (v128.load offset=32 (local.get $from)) (v128.load offset=32 (local.get $from)))
        (v128.load32_splat offset=12 (local.get $taps)))))
      (local.set $sum (i32x4.shr_s (local.get $sum) (i32.const 14)))
      (v128.store64_lane 0 (local.get $to) (i16x8.narrow_i32x4_s (local.get $sum) (local.get $sum)))
      (local.set $to (i32.add (local.get $to) (i32.const 8)))
      (local.set $taps (i32.add (local.get $taps) (i32.const 16)))
      (br_if $next (local.tee $places (i32.sub (local.get $places) (i32.const 1))))))

  ;; The same pixels of two rows, weighed and added: two pixels' channels, the first one's or the second one's.
  (func $firstOf (param $a v128) (param $b v128) (param $weights v128) (result v128)
    (i32x4.dot_i16x8_s
      (i8x16.shuffle 0 1 16 17 2 3 18 19 4 5 20 21 6 7 22 23 (local.get $a) (local.get $b))
      (local.get $weights)))
  (func $secondOf (param $a v128) (param $b v128) (param $weights v128) (result v128)
    (i32x4.dot_i16x8_s
      (i8x16.shuffle 8 9 24 25 10 11 26 27 12 13 28 29 14 15 30 31 (local.get $a) (local.get $b))
      (local.get $weights)))

  ;; Six rows become one, two pixels at a time: as it was summed to $sums, and as levels 0…255 to $levels, which are those
  ;; of solid pixels.
  (func (export "mixDown")
    (param $a i32) (param $b i32) (param $c i32) (param $d i32) (param $e i32) (param $f i32)
    (param $ab i32) (param $cd i32) (param $ef i32)
    (param $sums i32) (param $levels i32) (param $pairs i32)
    (local $i i32) (local $va v128) (local $vb v128) (local $vc v128) (local $vd v128) (local $ve v128) (local $vf v128)
    (local $wab v128) (local $wcd v128) (local $wef v128) (local $sum v128)
    (local.set $wab (i32x4.splat (local.get $ab)))
    (local.set $wcd (i32x4.splat (local.get $cd)))
    (local.set $wef (i32x4.splat (local.get $ef)))
    (loop $next
      (local.set $va (v128.load (i32.add (local.get $a) (local.get $i))))
      (local.set $vb (v128.load (i32.add (local.get $b) (local.get $i))))
      (local.set $vc (v128.load (i32.add (local.get $c) (local.get $i))))
      (local.set $vd (v128.load (i32.add (local.get $d) (local.get $i))))
      (local.set $ve (v128.load (i32.add (local.get $e) (local.get $i))))
      (local.set $vf (v128.load (i32.add (local.get $f) (local.get $i))))
      (local.set $sum (i16x8.narrow_i32x4_s
        (i32x4.shr_s
          (i32x4.add (call $firstOf (local.get $va) (local.get $vb) (local.get $wab))
            (i32x4.add (call $firstOf (local.get $vc) (local.get $vd) (local.get $wcd))
              (call $firstOf (local.get $ve) (local.get $vf) (local.get $wef))))
          (i32.const 14))
        (i32x4.shr_s
          (i32x4.add (call $secondOf (local.get $va) (local.get $vb) (local.get $wab))
            (i32x4.add (call $secondOf (local.get $vc) (local.get $vd) (local.get $wcd))
              (call $secondOf (local.get $ve) (local.get $vf) (local.get $wef))))
          (i32.const 14))))
      (v128.store (i32.add (local.get $sums) (local.get $i)) (local.get $sum))
      (local.set $sum (i16x8.shr_s (i16x8.add_sat_s (local.get $sum) (i16x8.splat (i32.const 32))) (i32.const 6)))
      (v128.store64_lane 0 (i32.add (local.get $levels) (i32.shr_u (local.get $i) (i32.const 1)))
        (i8x16.narrow_i16x8_u (local.get $sum) (local.get $sum)))
      (local.set $i (i32.add (local.get $i) (i32.const 16)))
      (br_if $next (local.tee $pairs (i32.sub (local.get $pairs) (i32.const 1)))))))
